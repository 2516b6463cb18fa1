"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { z } from "zod";

import { PasswordInput } from "@/components/password-input";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Spinner } from "@/components/ui/spinner";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";
import { showFieldErrors } from "@/features/auth/form-errors";
import { newPassword } from "@/features/auth/schemas";
import { useFieldMessage } from "@/features/auth/use-field-message";
import type { AccountLinkOffer } from "@/lib/contract";

const schema = z.object({ password: newPassword });

interface LinkFormProps {
  token: string;
  offer: AccountLinkOffer;
  onDone: () => void;
}

export function LinkForm({ token, offer, onDone }: LinkFormProps) {
  const { t, language, errorText } = useLanguage();
  const { acceptLink } = useAuth();
  const message = useFieldMessage();
  const { register, handleSubmit, setError, formState } = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { password: "" },
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async ({ password }) => {
    try {
      await acceptLink({ token, password, language });
      onDone();
    } catch (error) {
      if (!showFieldErrors(error, ["password"], setError)) {
        setError("root", { message: errorText(error) });
      }
    }
  });

  return (
    <form className="grid gap-5" onSubmit={(event) => void submit(event)} noValidate>
      {errors.root && <Alert>{errors.root.message}</Alert>}
      <Field label={t("auth.email")}>
        {(control) => (
          <Input {...control} type="email" autoComplete="username" value={offer.email} readOnly />
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
        {t(`link.${offer.purpose}.submit`)}
      </Button>
    </form>
  );
}
