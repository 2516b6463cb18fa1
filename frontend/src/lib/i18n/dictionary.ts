import type { Language } from "../contract";
import { en } from "./en";
import { fr } from "./fr";

export type MessageKey = keyof typeof fr;
export type Dictionary = Record<MessageKey, string>;
export type MessageValues = Record<string, string | number>;

type CountedKey<Key> = Key extends `${infer Stem}.other` ? Stem : never;
/** A key that has the forms `.one` and `.other`. */
export type CountedMessageKey = CountedKey<MessageKey>;

export const LANGUAGE_COOKIE = "dp_lang";

const dictionaries: Record<Language, Dictionary> = { fr, en };

export function asLanguage(value: string | null | undefined): Language {
  return value === "en" ? "en" : "fr";
}

export interface Translator {
  text: (key: MessageKey, values?: MessageValues) => string;
  /** The form for `count`; `{count}` shows as `shown` where that is given. */
  counted: (key: CountedMessageKey, count: number, values?: MessageValues) => string;
}

export function createTranslator(language: Language): Translator {
  const dictionary = dictionaries[language];
  const plural = new Intl.PluralRules(language);
  const text = (key: MessageKey, values: MessageValues = {}) =>
    dictionary[key].replaceAll(/\{(\w+)\}/g, (place, name: string) =>
      String(values[name] ?? place),
    );
  const counted = (key: CountedMessageKey, count: number, values: MessageValues = {}) =>
    text(plural.select(count) === "one" ? `${key}.one` : `${key}.other`, { count, ...values });
  return { text, counted };
}

export function isMessageKey(value: string): value is MessageKey {
  return Object.hasOwn(fr, value);
}
