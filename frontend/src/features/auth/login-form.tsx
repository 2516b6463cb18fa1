"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";

import { PasswordInput } from "@/components/password-input";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Spinner } from "@/components/ui/spinner";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";
import type { LoginRequest } from "@/lib/contract";

import { showFieldErrors } from "./form-errors";
import { loginSchema } from "./schemas";
import { useFieldMessage } from "./use-field-message";

interface LoginFormProps {
  /** Known already where a session has expired. */
  email?: string;
  onDone?: () => void;
}

export function LoginForm({ email, onDone }: LoginFormProps) {
  const { t, errorText } = useLanguage();
  const { login } = useAuth();
  const message = useFieldMessage();
  const { register, handleSubmit, setError, formState } = useForm<LoginRequest>({
    resolver: zodResolver(loginSchema),
    defaultValues: { email: email ?? "", password: "" },
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async (credentials) => {
    try {
      await login(credentials);
      onDone?.();
    } catch (error) {
      if (!showFieldErrors(error, ["email", "password"], setError)) {
        setError("root", { message: errorText(error) });
      }
    }
  });

  return (
    <form className="grid gap-5" onSubmit={(event) => void submit(event)} noValidate>
      {errors.root && <Alert>{errors.root.message}</Alert>}
      <Field label={t("auth.email")} error={message(errors.email)}>
        {(control) => (
          <Input {...control} type="email" autoComplete="username" {...register("email")} />
        )}
      </Field>
      <Field label={t("auth.password")} error={message(errors.password)}>
        {(control) => (
          <PasswordInput
            {...control}
            showLabel={t("auth.password.show")}
            hideLabel={t("auth.password.hide")}
            autoComplete="current-password"
            {...register("password")}
          />
        )}
      </Field>
      <Button type="submit" size="lg" disabled={isSubmitting}>
        {isSubmitting && <Spinner />}
        {t(isSubmitting ? "auth.login.pending" : "auth.login.submit")}
      </Button>
    </form>
  );
}
