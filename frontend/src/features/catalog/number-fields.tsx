"use client";

import { useId } from "react";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { NumberFormat, Tax } from "@/lib/contract";

import { useWords } from "./use-words";

export interface NumberStyle {
  format?: NumberFormat;
  unit?: string;
  tax?: Tax;
}

const FORMATS: readonly NumberFormat[] = ["plain", "money", "percent", "days"];
const TAXES: readonly Tax[] = ["excluded", "included"];
const UNITS = ["€", "k€", "M€", "$", "£", "kg", "t", "km", "h", "m²"];
const LONGEST_UNIT = 16;

interface NumberFieldsProps {
  style: NumberStyle;
  onChange: (style: NumberStyle) => void;
}

/** How a number is shown: its kind, what stands after it, and whether tax is in it. */
export function NumberFields({ style, onChange }: NumberFieldsProps) {
  const { w } = useWords();
  const id = useId();
  const format = style.format ?? "plain";
  return (
    <>
      <Field label={w("field.format")}>
        {(control) => (
          <NativeSelect
            {...control}
            value={format}
            onChange={(event) => {
              const next = event.target.value as NumberFormat;
              onChange({ format: next, ...(next !== "money" && { tax: undefined }) });
            }}
          >
            {FORMATS.map((name) => (
              <option key={name} value={name}>
                {w(`format.${name}`)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      {(format === "plain" || format === "money") && (
        <Field label={w("field.unit")}>
          {(control) => (
            <>
              <Input
                {...control}
                list={id}
                className="h-10 text-sm"
                maxLength={LONGEST_UNIT}
                placeholder={format === "money" ? "€" : ""}
                value={style.unit ?? ""}
                onChange={(event) => onChange({ unit: event.target.value })}
              />
              <datalist id={id}>
                {UNITS.map((unit) => (
                  <option key={unit} value={unit} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      )}
      {format === "money" && (
        <Field label={w("field.tax")}>
          {(control) => (
            <NativeSelect
              {...control}
              value={style.tax ?? ""}
              onChange={(event) =>
                onChange({
                  tax: event.target.value === "" ? undefined : (event.target.value as Tax),
                })
              }
            >
              <option value="">{w("tax.none")}</option>
              {TAXES.map((tax) => (
                <option key={tax} value={tax}>
                  {w(`tax.${tax}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      )}
    </>
  );
}
