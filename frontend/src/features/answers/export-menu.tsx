"use client";

import { Check, Download } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Spinner } from "@/components/ui/spinner";
import { useLanguage } from "@/contexts/LanguageContext";
import { api } from "@/lib/api";
import type { Answer } from "@/lib/contract";
import { saveFile } from "@/lib/save-file";

import { curlCall, fetchCall } from "./prepare/api-call";

type FileFormat = "xlsx" | "csv" | "json";

const FILE_FORMATS: FileFormat[] = ["xlsx", "csv", "json"];
const CALLS = { curl: curlCall, fetch: fetchCall };

interface ExportMenuProps {
  answer: Answer;
  dataSourceId: string;
  /** Saves the chart as a picture; absent where nothing is drawn. */
  onPicture?: () => Promise<void>;
  onError: (message: string | null) => void;
}

export function ExportMenu({ answer, dataSourceId, onPicture, onError }: ExportMenuProps) {
  const { t, errorText } = useLanguage();
  const [pending, setPending] = useState(false);
  const [copied, setCopied] = useState(false);

  const download = async (format: FileFormat) => {
    const path = `/ai/answers/${encodeURIComponent(answer.id)}/export?format=${format}`;
    const file = await api.download(path, `${t("answer.export.file")}.${format}`);
    saveFile(file.blob, file.fileName);
  };
  const copyCall = async (call: keyof typeof CALLS) => {
    const { origin } = window.location;
    const text = CALLS[call]({ origin, dataSourceId, question: answer.question });
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  const run = async (make: () => Promise<void>) => {
    setPending(true);
    setCopied(false);
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
          {pending ? <Spinner /> : copied ? <Check aria-hidden /> : <Download aria-hidden />}
          {t(copied ? "answer.export.copied" : "answer.export")}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {FILE_FORMATS.map((format) => (
          <DropdownMenuItem key={format} onSelect={() => void run(() => download(format))}>
            {t(`answer.export.${format}`)}
          </DropdownMenuItem>
        ))}
        {onPicture && (
          <DropdownMenuItem onSelect={() => void run(onPicture)}>
            {t("answer.export.png")}
          </DropdownMenuItem>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t("answer.export.call")}</DropdownMenuLabel>
        <DropdownMenuItem onSelect={() => void run(() => copyCall("curl"))}>curl</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void run(() => copyCall("fetch"))}>
          JavaScript
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
