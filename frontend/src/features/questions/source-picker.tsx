"use client";

import { Database } from "lucide-react";

import {
  Select,
  SelectContent,
  SelectItem,
  SelectTrigger,
  SelectValue,
} from "@/components/ui/select";
import { useLanguage } from "@/contexts/LanguageContext";
import type { DataSource } from "@/lib/contract";

interface SourcePickerProps {
  sources: DataSource[];
  value: string;
  disabled: boolean;
  onChange: (id: string) => void;
}

export function SourcePicker({ sources, value, disabled, onChange }: SourcePickerProps) {
  const { t } = useLanguage();
  return (
    <Select value={value} disabled={disabled} onValueChange={onChange}>
      <SelectTrigger aria-label={t("ask.source")}>
        <Database aria-hidden />
        <span className="truncate">
          <SelectValue />
        </span>
      </SelectTrigger>
      <SelectContent>
        {sources.map((source) => (
          <SelectItem key={source.id} value={source.id}>
            {source.name}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
