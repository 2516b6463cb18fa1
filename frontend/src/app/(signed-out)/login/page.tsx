"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { Suspense } from "react";

import { useLanguage } from "@/contexts/LanguageContext";
import { AuthPage } from "@/features/auth/auth-page";
import { LoginForm } from "@/features/auth/login-form";
import { OtherPage } from "@/features/auth/other-page";
import { routes } from "@/features/shell/routes";
import { safeReturnPath } from "@/lib/auth";

function Login() {
  const router = useRouter();
  const { t } = useLanguage();
  const next = safeReturnPath(useSearchParams().get("next"));
  return (
    <AuthPage
      title={t("auth.login.title")}
      subtitle={t("auth.login.subtitle")}
      footer={<OtherPage from="login" href={routes.register} />}
    >
      <LoginForm onDone={() => router.replace(next)} />
    </AuthPage>
  );
}

export default function LoginPage() {
  return (
    <Suspense>
      <Login />
    </Suspense>
  );
}
