"use client";

import { Ellipsis, Pencil, PlugZap, Trash2 } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useLanguage } from "@/contexts/LanguageContext";
import type { DataSource } from "@/lib/contract";

import { DeleteDialog } from "./delete-dialog";
import { RenameDialog } from "./rename-dialog";

interface SourceMenuProps {
  source: DataSource;
  onRenamed: (source: DataSource) => void;
  onDeleted: () => void;
  /** Absent where there is no connection. */
  onEditConnection?: () => void;
}

export function SourceMenu({ source, onRenamed, onDeleted, onEditConnection }: SourceMenuProps) {
  const { t } = useLanguage();
  const [dialog, setDialog] = useState<"rename" | "delete" | null>(null);
  const close = (open: boolean) => {
    if (!open) setDialog(null);
  };
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            variant="ghost"
            size="icon"
            aria-label={t("sources.actions", { name: source.name })}
          >
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setDialog("rename")}>
            <Pencil aria-hidden />
            {t("sources.rename")}
          </DropdownMenuItem>
          {onEditConnection && (
            <DropdownMenuItem onSelect={onEditConnection}>
              <PlugZap aria-hidden />
              {t("connect.edit")}
            </DropdownMenuItem>
          )}
          <DropdownMenuItem className="text-danger" onSelect={() => setDialog("delete")}>
            <Trash2 aria-hidden />
            {t("sources.delete")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <RenameDialog
        source={source}
        open={dialog === "rename"}
        onOpenChange={close}
        onRenamed={onRenamed}
      />
      <DeleteDialog
        source={source}
        open={dialog === "delete"}
        onOpenChange={close}
        onDeleted={onDeleted}
      />
    </>
  );
}
