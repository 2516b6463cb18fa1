"use client";

import { useRouter } from "next/navigation";

import { useLanguage } from "@/contexts/LanguageContext";
import { AuthPage } from "@/features/auth/auth-page";
import { OtherPage } from "@/features/auth/other-page";
import { RegisterForm } from "@/features/auth/register-form";
import { routes } from "@/features/shell/routes";

export default function RegisterPage() {
  const router = useRouter();
  const { t } = useLanguage();
  return (
    <AuthPage
      title={t("auth.register.title")}
      subtitle={t("auth.register.subtitle")}
      footer={<OtherPage from="register" href={routes.login} />}
    >
      <RegisterForm onDone={() => router.replace(routes.addSource)} />
    </AuthPage>
  );
}
