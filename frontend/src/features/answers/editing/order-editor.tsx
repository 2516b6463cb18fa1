"use client";

import { useState } from "react";

import { NativeSelect } from "@/components/ui/native-select";
import { useLanguage } from "@/contexts/LanguageContext";
import type { OrderPart } from "@/lib/contract";

import { EditorForm } from "./editor-form";
import type { EditorProps } from "./editor-props";
import { partOf } from "./prepare/choices";

export function OrderEditor({ choices, chips, path, onApply, onRemove }: EditorProps) {
  const { t } = useLanguage();
  const part = partOf(choices, path, "order");
  const sortable = chips.filter((chip) => chip.kind === "measure" || chip.kind === "dimension");
  const [by, setBy] = useState(part?.by ?? sortable[0]?.plan_path ?? "");
  const [direction, setDirection] = useState<OrderPart["direction"]>(
    part?.direction ?? "descending",
  );
  return (
    <EditorForm onApply={() => onApply({ kind: "order", by, direction })} onRemove={onRemove}>
      <label className="grid gap-1 text-sm">
        {t("edit.order.by")}
        <NativeSelect value={by} onChange={(event) => setBy(event.target.value)}>
          {sortable.map((chip) => (
            <option key={chip.plan_path} value={chip.plan_path}>
              {chip.label}
            </option>
          ))}
        </NativeSelect>
      </label>
      <label className="grid gap-1 text-sm">
        {t("edit.order.direction")}
        <NativeSelect
          value={direction}
          onChange={(event) => setDirection(event.target.value as OrderPart["direction"])}
        >
          <option value="descending">{t("edit.order.descending")}</option>
          <option value="ascending">{t("edit.order.ascending")}</option>
        </NativeSelect>
      </label>
    </EditorForm>
  );
}
