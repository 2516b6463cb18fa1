"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useLanguage } from "@/contexts/LanguageContext";
import { ChartSwitch } from "@/features/charts/chart-switch";
import { bearableTypes } from "@/features/charts/prepare/bearable";
import { CHART_TYPES } from "@/features/charts/prepare/types";
import type { WidgetComparison, WidgetData } from "@/lib/contract";

import type { DraftWidget } from "./prepare/draft";
import { chartTypeOf, widgetForm } from "./prepare/widget-form";

const COMPARISONS: WidgetComparison[] = ["none", "previous_period", "previous_year"];
const MAX_TITLE = 200;
const MAX_TEXT = 10_000;

interface WidgetDialogProps {
  /** Null while the dialog is closed. */
  widget: DraftWidget | null;
  /** What it shows now: only forms that it can bear are offered. */
  data: WidgetData | null;
  onClose: () => void;
  onSave: (widget: DraftWidget) => void;
}

/** Title, form and text of a widget. */
export function WidgetDialog({ widget, data, onClose, onSave }: WidgetDialogProps) {
  const { t } = useLanguage();
  return (
    <Dialog open={widget !== null} onOpenChange={(open) => !open && onClose()}>
      {widget && (
        <DialogContent
          title={t(widget.type === "text" ? "widget.text.title" : "widget.edit.title")}
        >
          <WidgetForm
            widget={widget}
            data={data}
            onSave={(changed) => {
              onClose();
              onSave(changed);
            }}
          />
        </DialogContent>
      )}
    </Dialog>
  );
}

interface WidgetFormProps {
  widget: DraftWidget;
  data: WidgetData | null;
  onSave: (widget: DraftWidget) => void;
}

function WidgetForm({ widget, data, onSave }: WidgetFormProps) {
  const { t } = useLanguage();
  const [changed, setChanged] = useState(widget);
  const set = (part: Partial<DraftWidget>) => setChanged({ ...changed, ...part });
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        onSave({ ...changed, title: changed.title.trim() });
      }}
    >
      <Field label={t("widget.title")}>
        {(control) => (
          <Input
            {...control}
            maxLength={MAX_TITLE}
            value={changed.title}
            onChange={(event) => set({ title: event.target.value })}
          />
        )}
      </Field>
      {changed.type === "text" ? (
        <Field label={t("widget.text")}>
          {(control) => (
            <textarea
              {...control}
              rows={6}
              maxLength={MAX_TEXT}
              value={changed.text ?? ""}
              onChange={(event) => set({ text: event.target.value })}
              className="w-full rounded-lg border border-line-strong/60 bg-surface px-3.5 py-2.5 text-base focus-visible:border-accent focus-visible:outline-offset-0"
            />
          )}
        </Field>
      ) : (
        <FormFields widget={changed} data={data} onChange={set} />
      )}
      <div className="flex justify-end gap-2">
        <DialogClose asChild>
          <Button variant="outline">{t("app.cancel")}</Button>
        </DialogClose>
        <Button type="submit">{t("app.save")}</Button>
      </div>
    </form>
  );
}

interface FormFieldsProps {
  widget: DraftWidget;
  data: WidgetData | null;
  onChange: (part: Partial<DraftWidget>) => void;
}

function FormFields({ widget, data, onChange }: FormFieldsProps) {
  const { t } = useLanguage();
  const types = data ? bearableTypes(data) : [...CHART_TYPES];
  const type = chartTypeOf(widget.type, widget.chart) ?? "bar";
  return (
    <>
      <div className="grid gap-1.5">
        <p className="text-sm font-medium">{t("chart.switch")}</p>
        <ChartSwitch
          types={types.includes(type) ? types : [...types, type]}
          value={type}
          onChange={(next) => onChange(widgetForm(next))}
        />
      </div>
      {widget.type === "number" && (
        <Field label={t("widget.comparison")}>
          {(control) => (
            <NativeSelect
              {...control}
              value={widget.comparison ?? "none"}
              onChange={(event) => {
                const comparison = COMPARISONS.find((choice) => choice === event.target.value);
                onChange({ comparison });
              }}
            >
              {COMPARISONS.map((comparison) => (
                <option key={comparison} value={comparison}>
                  {t(`widget.comparison.${comparison}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      )}
    </>
  );
}
