"use client";

import { useWatch, type UseFormReturn } from "react-hook-form";

import { PasswordInput } from "@/components/password-input";
import { Alert } from "@/components/ui/alert";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Connection, ServerType } from "@/lib/contract";

import { needsPassword, TLS_MODES, type ConnectionValues } from "./prepare/connection-values";

interface ConnectionFieldsProps {
  type: ServerType;
  form: UseFormReturn<ConnectionValues>;
  stored: Connection | null;
  message: (field: keyof ConnectionValues) => string | undefined;
}

/** Where the server is, who signs in, and how the line is protected. */
export function ConnectionFields({ type, form, stored, message }: ConnectionFieldsProps) {
  const { t } = useLanguage();
  const { register, control } = form;
  const values = useWatch({ control }) as ConnectionValues;
  const verifies = values.tls === "verify_ca" || values.tls === "verify_full";
  const keepsPassword = stored !== null && !needsPassword(values, stored);
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-[1fr_8rem]">
        <Field label={t("connect.host")} error={message("host")} hint={t("connect.host.hint")}>
          {(field) => (
            <Input
              {...field}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              placeholder="bdd.entreprise.fr"
              {...register("host")}
            />
          )}
        </Field>
        <Field label={t("connect.port")} error={message("port")}>
          {(field) => <Input {...field} inputMode="numeric" {...register("port")} />}
        </Field>
      </div>
      <Field label={t("connect.database")} error={message("database")}>
        {(field) => (
          <Input {...field} autoComplete="off" spellCheck={false} {...register("database")} />
        )}
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t("connect.user")} error={message("user")} hint={t("connect.user.hint")}>
          {(field) => (
            <Input {...field} autoComplete="off" spellCheck={false} {...register("user")} />
          )}
        </Field>
        <Field
          label={t("auth.password")}
          error={message("password")}
          hint={keepsPassword ? t("connect.password.kept") : t("connect.password.hint")}
        >
          {(field) => (
            <PasswordInput
              {...field}
              showLabel={t("auth.password.show")}
              hideLabel={t("auth.password.hide")}
              autoComplete="new-password"
              {...register("password")}
            />
          )}
        </Field>
      </div>
      <Field
        label={t("connect.tls")}
        error={message("tls")}
        hint={t(`connect.tls.${values.tls}.hint`)}
      >
        {(field) => (
          <NativeSelect {...field} className="h-11 text-base" {...register("tls")}>
            {TLS_MODES.map((mode) => (
              <option key={mode} value={mode}>
                {t(`connect.tls.${mode}`)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      {values.tls === "disable" && <Alert tone="notice">{t("connect.tls.clear")}</Alert>}
      {verifies && (
        <Field label={t("connect.ca")} error={message("ca")} hint={t("connect.ca.hint")}>
          {(field) => (
            <textarea
              {...field}
              rows={3}
              spellCheck={false}
              placeholder="-----BEGIN CERTIFICATE-----"
              className="w-full rounded-lg border border-line-strong/60 bg-surface px-3.5 py-2.5 font-mono text-xs placeholder:text-ink-faint focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-danger"
              {...register("ca")}
            />
          )}
        </Field>
      )}
      {type === "postgresql" && (
        <Field
          label={t("connect.schemas")}
          error={message("schemas")}
          hint={t("connect.schemas.hint")}
        >
          {(field) => (
            <Input
              {...field}
              autoComplete="off"
              spellCheck={false}
              placeholder="public, ventes"
              {...register("schemas")}
            />
          )}
        </Field>
      )}
    </>
  );
}
