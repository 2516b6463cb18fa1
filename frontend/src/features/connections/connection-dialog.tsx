"use client";

import { Dialog, DialogContent } from "@/components/ui/dialog";
import { useLanguage } from "@/contexts/LanguageContext";
import type { DataSource } from "@/lib/contract";

import { ConnectForm } from "./connect-form";

interface ConnectionDialogProps {
  source: DataSource;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onChanged: (source: DataSource) => void;
}

export function ConnectionDialog({ source, open, onOpenChange, onChanged }: ConnectionDialogProps) {
  const { t } = useLanguage();
  if (source.type === "csv") return null;
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={t("connect.edit")}
        description={t("connect.edit.text")}
        className="w-[min(40rem,calc(100vw-2rem))]"
      >
        <ConnectForm
          type={source.type}
          source={source}
          onDone={(changed) => {
            onOpenChange(false);
            onChanged(changed);
          }}
        />
      </DialogContent>
    </Dialog>
  );
}
