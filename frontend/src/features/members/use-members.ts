"use client";

import { api } from "@/lib/api";
import type { AccountLink, Invitation, Member, NewAccountLink, Role } from "@/lib/contract";
import { usePages } from "@/lib/use-pages";

const MEMBERS = "/members";
const LINKS = `${MEMBERS}/links`;

function memberPath(id: string): string {
  return `${MEMBERS}/${encodeURIComponent(id)}`;
}

export function useMembers() {
  return usePages<Member>(MEMBERS);
}

/** The links that wait for their holders; only who manages members may read them. */
export function useAccountLinks(mayRead: boolean) {
  return usePages<AccountLink>(mayRead ? LINKS : null);
}

export function inviteMember(invitation: Invitation): Promise<NewAccountLink> {
  return api.post<NewAccountLink>(MEMBERS, invitation);
}

export function changeRole(id: string, role: Role): Promise<Member> {
  return api.patch<Member>(memberPath(id), { role });
}

export function removeMember(id: string): Promise<void> {
  return api.delete(memberPath(id));
}

export function makePasswordLink(id: string): Promise<NewAccountLink> {
  return api.post<NewAccountLink>(`${memberPath(id)}/password-link`);
}

export function revokeLink(id: string): Promise<void> {
  return api.delete(`${LINKS}/${encodeURIComponent(id)}`);
}

/** The address of the page that a link's holder opens. What follows `#` reaches no server. */
export function addressOf(link: NewAccountLink): string {
  return `${window.location.origin}/link#${link.token}`;
}
