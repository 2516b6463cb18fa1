import { z } from "zod";

import type { ModelProvider, OwnModel, OwnModelInput } from "@/lib/contract";
import type { MessageKey } from "@/lib/i18n/dictionary";

export const PROVIDERS: readonly ModelProvider[] = ["anthropic", "openai_compatible"];

// Messages are keys of the dictionary, put into words where they are shown.
const key = (message: MessageKey) => message;

const fields = z.object({
  provider: z.enum(["anthropic", "openai_compatible"]),
  url: z.string().trim().max(500, key("auth.invalid.too_long")),
  model: z
    .string()
    .trim()
    .min(1, key("auth.invalid.required"))
    .max(200, key("auth.invalid.too_long")),
  key: z.string().max(500, key("auth.invalid.too_long")),
});

/** What the form holds: all text, as it was typed. */
export type OwnModelValues = z.infer<typeof fields>;

export function valuesOf(own: OwnModel | null): OwnModelValues {
  if (own) return { provider: own.provider, url: own.url, model: own.model, key: "" };
  return { provider: "anthropic", url: "", model: "", key: "" };
}

const withoutEnd = (url: string) => url.trim().replace(/\/+$/, "");

/** A key goes only where its owner last sent it: another place wants it again. */
export function keepsKey(values: OwnModelValues, own: OwnModel | null): boolean {
  return (
    own !== null &&
    own.has_key &&
    values.provider === own.provider &&
    withoutEnd(values.url) === withoutEnd(own.url)
  );
}

/** The rules of the form; the server has more. */
export function ownModelSchema(own: OwnModel | null) {
  return fields
    .refine((values) => values.provider === "anthropic" || values.url !== "", {
      path: ["url"],
      message: key("auth.invalid.required"),
    })
    .refine((values) => values.url === "" || /^https?:\/\/\S+$/.test(values.url), {
      path: ["url"],
      message: key("model.own.url.invalid"),
    })
    .refine(
      (values) => values.provider !== "anthropic" || values.key !== "" || keepsKey(values, own),
      { path: ["key"], message: key("model.own.key.wanted") },
    );
}

export function inputOf(values: OwnModelValues, own: OwnModel | null): OwnModelInput {
  const url = withoutEnd(values.url);
  return {
    provider: values.provider,
    model: values.model.trim(),
    ...(url !== "" && { url }),
    ...(values.key !== "" && { key: values.key }),
    // Nothing is kept that could be meant: a service that wants no key is told so.
    ...(values.key === "" && !keepsKey(values, own) && { key: "" }),
  };
}
