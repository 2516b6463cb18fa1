"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

import { useWords } from "./use-words";
import { WordsField } from "./words-field";

export interface Naming {
  label?: string;
  description?: string;
  synonyms?: string[];
}

const LONGEST_LABEL = 120;
const LONGEST_DESCRIPTION = 1000;

interface NamingFieldsProps {
  naming: Naming;
  onChange: (naming: Naming) => void;
}

/** What something is called, what else it is called, and what it is. */
export function NamingFields({ naming, onChange }: NamingFieldsProps) {
  const { w } = useWords();
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={w("field.label")}>
          {(control) => (
            <Input
              {...control}
              className="h-10 text-sm"
              maxLength={LONGEST_LABEL}
              value={naming.label ?? ""}
              onChange={(event) => onChange({ label: event.target.value })}
            />
          )}
        </Field>
        <WordsField
          label={w("field.synonyms")}
          words={naming.synonyms ?? []}
          onChange={(synonyms) => onChange({ synonyms })}
        />
      </div>
      <Field label={w("field.description")}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={LONGEST_DESCRIPTION}
            value={naming.description ?? ""}
            onChange={(event) => onChange({ description: event.target.value })}
            className="w-full rounded-lg border border-line-strong/60 bg-surface px-3.5 py-2.5 text-sm focus-visible:border-accent focus-visible:outline-offset-0"
          />
        )}
      </Field>
    </>
  );
}
