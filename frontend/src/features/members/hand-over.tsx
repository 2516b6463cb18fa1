"use client";

import { CopyableCode } from "@/components/copyable-code";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { useLanguage } from "@/contexts/LanguageContext";
import type { NewAccountLink } from "@/lib/contract";

import { addressOf } from "./use-members";

interface HandOverProps {
  /** Null where there is none to hand over. */
  link: NewAccountLink | null;
  onClose: () => void;
}

/** A link that has just been made: shown this once, to be handed over. */
export function HandOver({ link, onClose }: HandOverProps) {
  const { t, format } = useLanguage();
  if (!link) return null;
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t(`members.link.${link.purpose}`, { email: link.email })}
        description={t("members.link.text", { until: format.dateTime(link.expires_at) })}
      >
        <CopyableCode
          code={addressOf(link)}
          copyLabel={t("members.link.copy")}
          copiedLabel={t("members.link.copied")}
        />
        <DialogClose asChild>
          <Button className="justify-self-end">{t("members.link.done")}</Button>
        </DialogClose>
      </DialogContent>
    </Dialog>
  );
}
