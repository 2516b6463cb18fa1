"use client";

import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { NativeSelect } from "@/components/ui/native-select";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Member, NewAccountLink, Role } from "@/lib/contract";

import { MemberMenu } from "./member-menu";
import { givableRoles, mayManage } from "./prepare/roles";
import { changeRole } from "./use-members";

interface MemberRowProps {
  member: Member;
  onChanged: () => void;
  onLink: (link: NewAccountLink) => void;
}

export function MemberRow({ member, onChanged, onLink }: MemberRowProps) {
  const { t, format, errorText } = useLanguage();
  const { user } = useAuth();
  const [error, setError] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const isSelf = member.id === user?.id;
  const manages = !isSelf && mayManage(user, member.role);
  const name = member.name ?? member.email;

  const give = async (role: Role) => {
    setPending(true);
    setError(null);
    try {
      await changeRole(member.id, role);
      onChanged();
    } catch (failure) {
      setError(errorText(failure));
    } finally {
      setPending(false);
    }
  };

  return (
    <li className="grid gap-3 px-5 py-4 sm:px-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="grid min-w-0 grow basis-52 gap-0.5">
          <p className="truncate font-medium">
            {name} {isSelf && <Badge>{t("members.you")}</Badge>}
          </p>
          <p className="truncate text-sm text-ink-soft">
            {member.name && `${member.email} · `}
            {member.last_seen_at
              ? t("members.last_seen", { when: format.dateTime(member.last_seen_at) })
              : t("members.never_seen")}
          </p>
        </div>
        {manages ? (
          <div className="flex items-center gap-2">
            <NativeSelect
              aria-label={t("members.role_of", { name })}
              className="w-44"
              value={member.role}
              disabled={pending}
              onChange={(event) => void give(event.target.value as Role)}
            >
              {givableRoles(user).map((role) => (
                <option key={role} value={role}>
                  {t(`role.${role}`)}
                </option>
              ))}
            </NativeSelect>
            <MemberMenu member={member} name={name} onRemoved={onChanged} onLink={onLink} />
          </div>
        ) : (
          <span className="text-sm text-ink-soft">{t(`role.${member.role}`)}</span>
        )}
      </div>
      {error && <Alert>{error}</Alert>}
    </li>
  );
}
