"use client";

import { useWatch, type UseFormReturn } from "react-hook-form";

import { PasswordInput } from "@/components/password-input";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useLanguage } from "@/contexts/LanguageContext";
import type { OwnModel } from "@/lib/contract";
import { isMessageKey } from "@/lib/i18n/dictionary";

import { keepsKey, PROVIDERS, type OwnModelValues } from "./prepare/own-model-values";

const EXAMPLES = {
  anthropic: { url: "https://api.anthropic.com", model: "claude-sonnet-4-5-20250929" },
  openai_compatible: { url: "https://api.mistral.ai/v1", model: "mistral-large-latest" },
};

interface OwnModelFieldsProps {
  form: UseFormReturn<OwnModelValues>;
  own: OwnModel | null;
}

export function OwnModelFields({ form, own }: OwnModelFieldsProps) {
  const { t } = useLanguage();
  const { register, control, formState } = form;
  const values = useWatch({ control }) as OwnModelValues;
  const example = EXAMPLES[values.provider];
  const message = (field: keyof OwnModelValues) => {
    const text = formState.errors[field]?.message;
    return text !== undefined && isMessageKey(text) ? t(text) : text;
  };
  return (
    <>
      <Field
        label={t("model.own.provider")}
        error={message("provider")}
        hint={t(`model.provider.${values.provider}.hint`)}
      >
        {(field) => (
          <NativeSelect {...field} className="h-11 text-base" {...register("provider")}>
            {PROVIDERS.map((provider) => (
              <option key={provider} value={provider}>
                {t(`model.provider.${provider}`)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field
        label={t(values.provider === "anthropic" ? "model.own.url.optional" : "model.own.url")}
        error={message("url")}
        hint={t("model.own.url.hint")}
      >
        {(field) => (
          <Input
            {...field}
            type="url"
            autoComplete="off"
            spellCheck={false}
            placeholder={example.url}
            {...register("url")}
          />
        )}
      </Field>
      <Field label={t("model.own.model")} error={message("model")}>
        {(field) => (
          <Input
            {...field}
            autoComplete="off"
            spellCheck={false}
            placeholder={example.model}
            {...register("model")}
          />
        )}
      </Field>
      <Field
        label={t("model.own.key")}
        error={message("key")}
        hint={t(keepsKey(values, own) ? "model.own.key.stays" : "model.own.key.hint")}
      >
        {(field) => (
          <PasswordInput
            {...field}
            showLabel={t("model.own.key.show")}
            hideLabel={t("model.own.key.hide")}
            autoComplete="off"
            {...register("key")}
          />
        )}
      </Field>
    </>
  );
}
