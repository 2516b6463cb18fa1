"use client";

import { X } from "lucide-react";
import { useId, useState, type ChangeEvent, type KeyboardEvent } from "react";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

import { withTyped } from "./prepare/synonyms";
import { useWords } from "./use-words";
import { ValueOptions } from "./value-options";

interface WordsFieldProps {
  label: string;
  hint?: string;
  words: string[];
  most?: number;
  /** Words that may be chosen in place of typing them. */
  offered?: string[];
  onChange: (words: string[]) => void;
}

/** Taken from the browser's list, not typed letter by letter: browsers tell it in one of two ways. */
function isChosen(event: Event): boolean {
  return !(event instanceof InputEvent) || event.inputType === "insertReplacementText";
}

/** Several words: Enter or a comma adds what was typed, and so does leaving the field. */
export function WordsField({ label, hint, words, most, offered = [], onChange }: WordsFieldProps) {
  const { w } = useWords();
  const id = useId();
  const [typed, setTyped] = useState("");
  const add = (text: string) => {
    if (text.trim() !== "") onChange(withTyped(words, text, most));
    setTyped("");
  };
  const onType = ({ target, nativeEvent }: ChangeEvent<HTMLInputElement>) => {
    const text = target.value;
    if (offered.includes(text) && isChosen(nativeEvent)) {
      // Whole, whatever commas are in it.
      onChange([...words, text].slice(0, most));
      setTyped("");
    } else if (/[,;]$/.test(text)) add(text);
    else setTyped(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      event.preventDefault();
      add(typed);
    }
    if (event.key === "Backspace" && typed === "") onChange(words.slice(0, -1));
  };
  return (
    <Field label={label} hint={hint ?? w(offered.length > 0 ? "words.hint.offered" : "words.hint")}>
      {(control) => (
        <div className="grid gap-2">
          {words.length > 0 && (
            <ul className="flex flex-wrap gap-1.5">
              {words.map((word) => (
                <li
                  key={word}
                  className="inline-flex max-w-full items-center gap-1 rounded-full border border-line bg-surface py-0.5 pr-1 pl-2.5 text-sm"
                >
                  <span className="truncate">{word}</span>
                  <button
                    type="button"
                    aria-label={w("words.remove", { word })}
                    className="grid size-6 place-items-center rounded-full text-ink-faint hover:text-danger"
                    onClick={() => onChange(words.filter((other) => other !== word))}
                  >
                    <X aria-hidden className="size-3.5" />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <Input
            {...control}
            className="h-10 text-sm"
            value={typed}
            onChange={onType}
            list={offered.length > 0 ? id : undefined}
            onKeyDown={onKeyDown}
            onBlur={() => add(typed)}
          />
          {offered.length > 0 && <ValueOptions id={id} values={offered} />}
        </div>
      )}
    </Field>
  );
}
