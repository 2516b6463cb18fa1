"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";

import { PasswordInput } from "@/components/password-input";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Spinner } from "@/components/ui/spinner";
import { useLanguage } from "@/contexts/LanguageContext";
import { showFieldErrors } from "@/features/auth/form-errors";
import { loginSchema, newPassword } from "@/features/auth/schemas";
import { useFieldMessage } from "@/features/auth/use-field-message";
import { api } from "@/lib/api";
import type { PasswordChange } from "@/lib/contract";

const schema = z.object({
  current_password: loginSchema.shape.password,
  new_password: newPassword,
});
const FIELDS = ["current_password", "new_password"] as const;

/** A new password; the sessions elsewhere end with the old one. */
export function PasswordForm() {
  const { t, errorText } = useLanguage();
  const message = useFieldMessage();
  const [saved, setSaved] = useState(false);
  const { register, handleSubmit, setError, reset, formState } = useForm<PasswordChange>({
    resolver: zodResolver(schema),
    defaultValues: { current_password: "", new_password: "" },
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async (change) => {
    setSaved(false);
    try {
      await api.post("/auth/password", change);
      reset();
      setSaved(true);
    } catch (error) {
      if (!showFieldErrors(error, FIELDS, setError)) {
        setError("root", { message: errorText(error) });
      }
    }
  });

  return (
    <Card className="p-5 sm:p-6">
      <form className="grid max-w-xl gap-5" onSubmit={(event) => void submit(event)} noValidate>
        <div className="grid gap-1">
          <h2 className="font-semibold">{t("profile.password")}</h2>
          <p className="text-sm text-ink-soft">{t("profile.password.text")}</p>
        </div>
        {errors.root && <Alert>{errors.root.message}</Alert>}
        {FIELDS.map((field) => (
          <Field
            key={field}
            label={t(`profile.${field}`)}
            hint={field === "new_password" ? t("auth.password.hint") : undefined}
            error={message(errors[field])}
          >
            {(control) => (
              <PasswordInput
                {...control}
                showLabel={t("auth.password.show")}
                hideLabel={t("auth.password.hide")}
                autoComplete={field === "new_password" ? "new-password" : "current-password"}
                {...register(field)}
              />
            )}
          </Field>
        ))}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" disabled={isSubmitting}>
            {isSubmitting && <Spinner />}
            {t("profile.password.submit")}
          </Button>
          <p role="status" className="text-sm text-ink-soft">
            {saved ? t("profile.password.saved") : ""}
          </p>
        </div>
      </form>
    </Card>
  );
}
