import type { Language } from "../contract";
import { fr } from "./fr";

export type MessageKey = keyof typeof fr;
export type Dictionary = Record<MessageKey, string>;
export type MessageValues = Record<string, string | number>;

type CountedKey<Key> = Key extends `${infer Stem}.other` ? Stem : never;
/** A key that has the forms `.one` and `.other`. */
export type CountedMessageKey = CountedKey<MessageKey>;

export const LANGUAGE_COOKIE = "dp_lang";

export function asLanguage(value: string | null | undefined): Language {
  return value === "en" ? "en" : "fr";
}

/** Speaks the messages of one dictionary. */
export interface TranslatorOver<Key extends string> {
  text: (key: Key, values?: MessageValues) => string;
  /** The form for `count`; `{count}` shows as `shown` where that is given. */
  counted: (key: CountedKey<Key>, count: number, values?: MessageValues) => string;
}

export type Translator = TranslatorOver<MessageKey>;

export function translatorOver<Key extends string>(
  dictionary: Record<Key, string>,
  language: Language,
): TranslatorOver<Key> {
  const plural = new Intl.PluralRules(language);
  const text = (key: Key, values: MessageValues = {}) =>
    dictionary[key].replaceAll(/\{(\w+)\}/g, (place, name: string) =>
      String(values[name] ?? place),
    );
  const counted = (stem: CountedKey<Key>, count: number, values: MessageValues = {}) => {
    const form = plural.select(count) === "one" ? "one" : "other";
    return text(`${stem}.${form}` as Key, { count, ...values });
  };
  return { text, counted };
}

/** Every page carries French; another language comes when it is spoken. */
export async function loadDictionary(language: Language): Promise<Dictionary> {
  return language === "fr" ? fr : (await import("./en")).en;
}

export function isMessageKey(value: string): value is MessageKey {
  return Object.hasOwn(fr, value);
}
