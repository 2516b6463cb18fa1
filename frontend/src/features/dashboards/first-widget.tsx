"use client";

import { History, LayoutDashboard, MessageCircleQuestion } from "lucide-react";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useLanguage } from "@/contexts/LanguageContext";

import type { AddKind } from "./add/add-menu";

/** What an empty dashboard says: the next step. */
export function FirstWidget({ onAdd }: { onAdd: (kind: AddKind) => void }) {
  const { t } = useLanguage();
  return (
    <EmptyState icon={LayoutDashboard} title={t("widget.first")} text={t("widget.first.text")}>
      <div className="flex flex-wrap justify-center gap-2">
        <Button onClick={() => onAdd("question")}>
          <MessageCircleQuestion aria-hidden />
          {t("widget.add.question")}
        </Button>
        <Button variant="outline" onClick={() => onAdd("answer")}>
          <History aria-hidden />
          {t("widget.add.answer")}
        </Button>
      </div>
    </EmptyState>
  );
}
