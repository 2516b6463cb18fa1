"use client";

import { Ellipsis, KeyRound, UserMinus } from "lucide-react";
import { useState } from "react";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Member, NewAccountLink } from "@/lib/contract";

import { makePasswordLink, removeMember } from "./use-members";

interface MemberMenuProps {
  member: Member;
  name: string;
  onRemoved: () => void;
  onLink: (link: NewAccountLink) => void;
}

export function MemberMenu({ member, name, onRemoved, onLink }: MemberMenuProps) {
  const { t, errorText } = useLanguage();
  const [dialog, setDialog] = useState<"remove" | "password" | null>(null);
  const close = (open: boolean) => {
    if (!open) setDialog(null);
  };
  const remove = async () => {
    await removeMember(member.id);
    onRemoved();
  };
  const makeLink = async () => onLink(await makePasswordLink(member.id));
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={t("members.actions", { name })}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setDialog("password")}>
            <KeyRound aria-hidden />
            {t("members.password")}
          </DropdownMenuItem>
          <DropdownMenuItem className="text-danger" onSelect={() => setDialog("remove")}>
            <UserMinus aria-hidden />
            {t("members.remove")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <ConfirmDialog
        title={t("members.password.title", { name })}
        text={t("members.password.text")}
        confirmLabel={t("members.password.confirm")}
        cancelLabel={t("app.cancel")}
        open={dialog === "password"}
        onOpenChange={close}
        onConfirm={makeLink}
        errorText={errorText}
      />
      <ConfirmDialog
        title={t("members.remove.title", { name })}
        text={t("members.remove.text")}
        confirmLabel={t("members.remove.confirm")}
        cancelLabel={t("app.cancel")}
        open={dialog === "remove"}
        onOpenChange={close}
        onConfirm={remove}
        errorText={errorText}
      />
    </>
  );
}
