"use client";

import { History, MessageCircleQuestion, Plus, Type } from "lucide-react";

import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useLanguage } from "@/contexts/LanguageContext";

export type AddKind = "question" | "answer" | "text";

const kinds = [
  ["question", MessageCircleQuestion],
  ["answer", History],
  ["text", Type],
] as const;

export function AddMenu({ onAdd }: { onAdd: (kind: AddKind) => void }) {
  const { t } = useLanguage();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm">
          <Plus aria-hidden />
          {t("widget.add")}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {kinds.map(([kind, Icon]) => (
          <DropdownMenuItem key={kind} onSelect={() => onAdd(kind)}>
            <Icon aria-hidden />
            {t(`widget.add.${kind}`)}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
