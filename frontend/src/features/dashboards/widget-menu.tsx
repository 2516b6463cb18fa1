"use client";

import { Copy, Ellipsis, FileImage, Pencil, RotateCw, Trash2 } from "lucide-react";

import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useLanguage } from "@/contexts/LanguageContext";

interface WidgetMenuProps {
  title: string;
  /** Each absent where it cannot be done. */
  onRefresh?: () => void;
  onPicture?: () => void;
  onEdit?: () => void;
  onDuplicate?: () => void;
  onDelete?: () => void;
}

export function WidgetMenu({ title, ...does }: WidgetMenuProps) {
  const { t } = useLanguage();
  const items = [
    { key: "edit", icon: Pencil, label: t("widget.edit"), run: does.onEdit },
    { key: "duplicate", icon: Copy, label: t("widget.duplicate"), run: does.onDuplicate },
    { key: "refresh", icon: RotateCw, label: t("widget.refresh"), run: does.onRefresh },
    { key: "picture", icon: FileImage, label: t("answer.export.png"), run: does.onPicture },
    { key: "delete", icon: Trash2, label: t("widget.delete"), run: does.onDelete },
  ].filter((item) => item.run !== undefined);
  if (items.length === 0) return null;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          size="icon"
          className="-my-1 -mr-2 size-8"
          aria-label={t("widget.actions", { title })}
        >
          <Ellipsis aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {items.map(({ key, icon: Icon, label, run }) => (
          <DropdownMenuItem
            key={key}
            className={key === "delete" ? "text-danger" : undefined}
            onSelect={run}
          >
            <Icon aria-hidden />
            {label}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
