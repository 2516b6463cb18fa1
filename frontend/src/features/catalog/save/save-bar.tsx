"use client";

import { useState } from "react";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";

import { useWords } from "../use-words";

interface SaveBarProps {
  count: number;
  onDiscard: () => void;
  onEffect: () => void;
}

/** There as long as something is not saved. */
export function SaveBar({ count, onDiscard, onEffect }: SaveBarProps) {
  const { t, errorText } = useLanguage();
  const { w, wn } = useWords();
  const [asks, setAsks] = useState(false);
  return (
    <section
      aria-label={w("save.title")}
      className="sticky bottom-3 z-20 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-2xl border border-line bg-surface px-4 py-3 shadow-float"
    >
      <p role="status" className="text-sm">
        <span className="font-medium">{w("save.title")}</span>{" "}
        <span className="text-ink-soft">{wn("save.count", count)}</span>
      </p>
      <div className="flex flex-wrap gap-2">
        <Button variant="ghost" size="sm" onClick={() => setAsks(true)}>
          {w("save.discard")}
        </Button>
        <Button size="sm" onClick={onEffect}>
          {w("save.effect")}
        </Button>
      </div>
      <ConfirmDialog
        title={w("discard.title")}
        text={w("discard.text")}
        confirmLabel={w("save.discard")}
        cancelLabel={t("app.cancel")}
        open={asks}
        onOpenChange={setAsks}
        onConfirm={() => {
          onDiscard();
          return Promise.resolve();
        }}
        errorText={errorText}
      />
    </section>
  );
}
