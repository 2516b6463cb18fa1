"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { UserPlus } from "lucide-react";
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
import { email } from "@/features/auth/schemas";
import { useFieldMessage } from "@/features/auth/use-field-message";
import type { NewAccountLink } from "@/lib/contract";

import { givableRoles } from "./prepare/roles";
import { inviteMember } from "./use-members";

const schema = z.object({ email, role: z.enum(["viewer", "editor", "admin", "owner"]) });
type Values = z.infer<typeof schema>;

/** Makes a link for a newcomer: DataPilot sends no mail, the user hands it over. */
export function InviteForm({ onInvited }: { onInvited: (link: NewAccountLink) => void }) {
  const { t, errorText } = useLanguage();
  const { user } = useAuth();
  const message = useFieldMessage();
  const { register, handleSubmit, setError, reset, watch, formState } = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { email: "", role: "viewer" },
  });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async (invitation) => {
    try {
      onInvited(await inviteMember(invitation));
      reset();
    } catch (error) {
      if (!showFieldErrors(error, ["email", "role"], setError)) {
        setError("root", { message: errorText(error) });
      }
    }
  });

  return (
    <Card className="p-5 sm:p-6">
      <form className="grid gap-5" onSubmit={(event) => void submit(event)} noValidate>
        <div className="grid gap-1">
          <h2 className="font-semibold">{t("members.invite")}</h2>
          <p className="text-sm text-ink-soft">{t("members.invite.text")}</p>
        </div>
        {errors.root && <Alert>{errors.root.message}</Alert>}
        <div className="grid gap-5 sm:grid-cols-[1fr_14rem]">
          <Field label={t("auth.email")} error={message(errors.email)}>
            {(control) => (
              <Input {...control} type="email" autoComplete="off" {...register("email")} />
            )}
          </Field>
          <Field
            label={t("members.role")}
            hint={t(`members.role.${watch("role")}`)}
            error={message(errors.role)}
          >
            {(control) => (
              <NativeSelect {...control} {...register("role")}>
                {givableRoles(user).map((role) => (
                  <option key={role} value={role}>
                    {t(`role.${role}`)}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
        </div>
        <Button type="submit" className="justify-self-start" disabled={isSubmitting}>
          {isSubmitting ? <Spinner /> : <UserPlus aria-hidden />}
          {t("members.invite.submit")}
        </Button>
      </form>
    </Card>
  );
}
