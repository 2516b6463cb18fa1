"use client";

import { Download } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Spinner } from "@/components/ui/spinner";
import { useLanguage } from "@/contexts/LanguageContext";
import { api } from "@/lib/api";
import { saveFile } from "@/lib/save-file";

interface ExportMenuProps {
  answerId: string;
  /** Saves the chart as a picture; absent where nothing is drawn. */
  onPicture?: () => Promise<void>;
  onError: (message: string | null) => void;
}

export function ExportMenu({ answerId, onPicture, onError }: ExportMenuProps) {
  const { t, errorText } = useLanguage();
  const [pending, setPending] = useState(false);

  const download = async (format: "csv" | "json") => {
    const path = `/ai/answers/${encodeURIComponent(answerId)}/export?format=${format}`;
    const file = await api.download(path, `${t("answer.export.file")}.${format}`);
    saveFile(file.blob, file.fileName);
  };
  const save = async (make: () => Promise<void>) => {
    setPending(true);
    onError(null);
    try {
      await make();
    } catch (error) {
      onError(errorText(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="sm" disabled={pending}>
          {pending ? <Spinner /> : <Download aria-hidden />}
          {t("answer.export")}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={() => void save(() => download("csv"))}>
          {t("answer.export.csv")}
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void save(() => download("json"))}>
          {t("answer.export.json")}
        </DropdownMenuItem>
        {onPicture && (
          <DropdownMenuItem onSelect={() => void save(onPicture)}>
            {t("answer.export.png")}
          </DropdownMenuItem>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
