"use client";

import { useRouter } from "next/navigation";

import { AuthPage } from "@/features/auth/auth-page";
import { RegisterForm } from "@/features/auth/register-form";
import { routes } from "@/features/shell/routes";

export default function RegisterPage() {
  const router = useRouter();
  return (
    <AuthPage kind="register" otherHref={routes.login}>
      <RegisterForm onDone={() => router.replace(routes.addSource)} />
    </AuthPage>
  );
}
