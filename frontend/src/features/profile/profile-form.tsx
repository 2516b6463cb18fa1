"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { z } from "zod";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Spinner } from "@/components/ui/spinner";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";
import { showFieldErrors } from "@/features/auth/form-errors";
import { useFieldMessage } from "@/features/auth/use-field-message";
import { api } from "@/lib/api";
import type { User } from "@/lib/contract";
import type { MessageKey } from "@/lib/i18n/dictionary";

const TOO_LONG: MessageKey = "auth.invalid.too_long";
const schema = z.object({
  name: z.string().trim().max(100, TOO_LONG),
  language: z.enum(["fr", "en"]),
});
type Values = z.infer<typeof schema>;

export function ProfileForm() {
  const { user } = useAuth();
  return user ? <Form user={user} /> : null;
}

function Form({ user }: { user: User }) {
  const { t, setLanguage, errorText } = useLanguage();
  const { changed } = useAuth();
  const message = useFieldMessage();
  const { register, handleSubmit, setError, formState } = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { name: user.name ?? "", language: user.language },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = formState;

  const submit = handleSubmit(async (values) => {
    try {
      await changed(await api.patch<User>("/auth/me", values));
      setLanguage(values.language);
    } catch (error) {
      if (!showFieldErrors(error, ["name", "language"], setError)) {
        setError("root", { message: errorText(error) });
      }
    }
  });

  return (
    <Card className="p-5 sm:p-6">
      <form className="grid max-w-xl gap-5" onSubmit={(event) => void submit(event)} noValidate>
        <div className="grid gap-1">
          <h2 className="font-semibold">{t("profile.title")}</h2>
          <p className="text-sm text-ink-soft">
            {t("profile.text", { email: user.email, company: user.tenant.name })}
          </p>
        </div>
        {errors.root && <Alert>{errors.root.message}</Alert>}
        <Field label={t("profile.name")} error={message(errors.name)}>
          {(control) => <Input {...control} autoComplete="name" {...register("name")} />}
        </Field>
        <Field label={t("nav.language")} error={message(errors.language)}>
          {(control) => (
            <NativeSelect {...control} {...register("language")}>
              <option value="fr">{t("nav.language.fr")}</option>
              <option value="en">{t("nav.language.en")}</option>
            </NativeSelect>
          )}
        </Field>
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" disabled={isSubmitting}>
            {isSubmitting && <Spinner />}
            {t("app.save")}
          </Button>
          <p role="status" className="text-sm text-ink-soft">
            {isSubmitSuccessful && !errors.root ? t("profile.saved") : ""}
          </p>
        </div>
      </form>
    </Card>
  );
}
