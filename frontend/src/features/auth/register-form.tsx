"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import type { z } from "zod";

import { PasswordInput } from "@/components/password-input";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Spinner } from "@/components/ui/spinner";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";

import { showFieldErrors } from "./form-errors";
import { registerSchema } from "./schemas";
import { useFieldMessage } from "./use-field-message";

type Registration = z.infer<typeof registerSchema>;

const FIELDS = ["tenant_name", "email", "password"] as const;

export function RegisterForm({ onDone }: { onDone?: () => void }) {
  const { t, language, errorText } = useLanguage();
  const auth = useAuth();
  const message = useFieldMessage();
  const { register, handleSubmit, setError, formState } = useForm<Registration>({
    resolver: zodResolver(registerSchema),
    defaultValues: { tenant_name: "", email: "", password: "" },
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async (registration) => {
    try {
      await auth.register({ ...registration, language });
      onDone?.();
    } catch (error) {
      if (!showFieldErrors(error, FIELDS, setError)) {
        setError("root", { message: errorText(error) });
      }
    }
  });

  return (
    <form className="grid gap-5" onSubmit={(event) => void submit(event)} noValidate>
      {errors.root && <Alert>{errors.root.message}</Alert>}
      <Field label={t("auth.tenant_name")} error={message(errors.tenant_name)}>
        {(control) => (
          <Input {...control} autoComplete="organization" {...register("tenant_name")} />
        )}
      </Field>
      <Field label={t("auth.email")} error={message(errors.email)}>
        {(control) => (
          <Input {...control} type="email" autoComplete="username" {...register("email")} />
        )}
      </Field>
      <Field
        label={t("auth.password")}
        hint={t("auth.password.hint")}
        error={message(errors.password)}
      >
        {(control) => (
          <PasswordInput
            {...control}
            showLabel={t("auth.password.show")}
            hideLabel={t("auth.password.hide")}
            autoComplete="new-password"
            {...register("password")}
          />
        )}
      </Field>
      <Button type="submit" size="lg" disabled={isSubmitting}>
        {isSubmitting && <Spinner />}
        {t(isSubmitting ? "auth.register.pending" : "auth.register.submit")}
      </Button>
    </form>
  );
}
