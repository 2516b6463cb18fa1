"use client";

import { useState } from "react";

import { LoadError } from "@/components/load-error";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";
import type { NewAccountLink } from "@/lib/contract";

import { HandOver } from "./hand-over";
import { InviteForm } from "./invite-form";
import { MemberRow } from "./member-row";
import { PendingLinks } from "./pending-links";
import { mayManageMembers } from "./prepare/roles";
import { useAccountLinks, useMembers } from "./use-members";

/** Who belongs to the company; for those who manage members also who is invited. */
export function MembersPage() {
  const { t, errorText } = useLanguage();
  const { user } = useAuth();
  const manages = mayManageMembers(user);
  const members = useMembers();
  const links = useAccountLinks(manages);
  const [made, setMade] = useState<NewAccountLink | null>(null);
  const handOver = (link: NewAccountLink) => {
    setMade(link);
    void links.reload();
  };

  if (!members.items && members.error === undefined) {
    return (
      <div role="status" aria-label={t("app.loading")}>
        <Skeleton className="h-72" />
      </div>
    );
  }
  if (!members.items) {
    return (
      <LoadError
        text={errorText(members.error)}
        retryLabel={t("app.retry")}
        onRetry={() => void members.reload()}
      />
    );
  }
  return (
    <div className="grid gap-6">
      {manages && <InviteForm onInvited={handOver} />}
      <Card>
        <h2 className="px-5 pt-5 font-semibold sm:px-6">{t("members.list")}</h2>
        <ul className="divide-y divide-line">
          {members.items.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              onChanged={() => void members.reload()}
              onLink={handOver}
            />
          ))}
        </ul>
        {members.hasMore && (
          <div className="px-5 pb-5 sm:px-6">
            <Button variant="outline" disabled={members.isLoadingMore} onClick={members.loadMore}>
              {t("members.more")}
            </Button>
          </div>
        )}
      </Card>
      <PendingLinks links={links} />
      <HandOver link={made} onClose={() => setMade(null)} />
    </div>
  );
}
