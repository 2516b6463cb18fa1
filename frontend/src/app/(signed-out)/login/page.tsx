"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { Suspense } from "react";

import { AuthPage } from "@/features/auth/auth-page";
import { LoginForm } from "@/features/auth/login-form";
import { routes } from "@/features/shell/routes";
import { safeReturnPath } from "@/lib/auth";

function Login() {
  const router = useRouter();
  const next = safeReturnPath(useSearchParams().get("next"));
  return (
    <AuthPage kind="login" otherHref={routes.register}>
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
