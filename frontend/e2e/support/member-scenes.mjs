// What the scripted API says of a company's people: members, links that wait for an answer, the audit log.
import { now, user } from "./scenes.mjs";

const member = (id, email, name, role, last_seen_at) => ({
  id,
  email,
  name,
  role,
  joined_at: now,
  last_seen_at,
});

export const members = {
  items: [
    member(user.id, user.email, "Claire Martin", "owner", now),
    member("m2", "paul.henry@maison-duval.fr", "Paul Henry", "admin", "2026-01-09T15:12:00Z"),
    member("m3", "nadia.belkacem@maison-duval.fr", null, "editor", "2025-12-18T09:40:00Z"),
    member("m4", "comptabilite@cabinet-lenoir.fr", null, "viewer", null),
  ],
  next_cursor: null,
};

export const accountLinks = {
  items: [
    {
      id: "l1",
      purpose: "invitation",
      email: "lucie.girard@maison-duval.fr",
      role: "editor",
      created_at: now,
      expires_at: "2026-01-19T08:30:00Z",
    },
  ],
  next_cursor: null,
};

export const offer = {
  purpose: "invitation",
  email: "lucie.girard@maison-duval.fr",
  tenant_name: "Maison Duval",
  role: "editor",
  expires_at: "2026-01-19T08:30:00Z",
};

const entry = (index, action, by, object_type, detail = {}) => ({
  id: `e${index}`,
  at: new Date(Date.parse(now) - index * 3_700_000).toISOString(),
  user: by && { id: by, email: by },
  action,
  object_type,
  object_id: null,
  request_id: `req-${index}`,
  detail,
});

export const auditLog = {
  items: [
    entry(0, "question.asked", user.email, "answer", { engine: "rules" }),
    entry(1, "member.invited", user.email, "member", { email: "lucie.girard@maison-duval.fr" }),
    entry(2, "session.refused", null, null, { network: "203.0.113.0/24" }),
    entry(3, "data_source.synced", null, "data_source"),
    entry(4, "data_source.created", "paul.henry@maison-duval.fr", "data_source"),
    entry(5, "session.started", "paul.henry@maison-duval.fr", "session"),
    entry(6, "user.registered", user.email, "user"),
  ],
  next_cursor: "suite",
};
