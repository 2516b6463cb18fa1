"use client";

import type { ReactNode } from "react";

import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";

interface EditorFormProps {
  /** Null while there is nothing to apply. */
  onApply: (() => void) | null;
  /** Absent where there is nothing to remove. */
  onRemove?: () => void;
  children?: ReactNode;
}

/** What every editor of a chip ends with: apply, remove. */
export function EditorForm({ onApply, onRemove, children }: EditorFormProps) {
  const { t } = useLanguage();
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onApply?.();
      }}
    >
      {children}
      <div className="sticky -bottom-4 -mx-4 -mb-4 flex justify-between gap-2 border-t border-line bg-surface px-4 py-3">
        {onRemove ? (
          <Button variant="ghost" size="sm" onClick={onRemove}>
            {t("edit.remove")}
          </Button>
        ) : (
          <span />
        )}
        {onApply !== null && (
          <Button type="submit" size="sm">
            {t("edit.apply")}
          </Button>
        )}
      </div>
    </form>
  );
}
