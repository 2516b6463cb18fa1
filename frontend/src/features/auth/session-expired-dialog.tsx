"use client";

import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";

import { LoginForm } from "./login-form";

/** Signing in again over the page, which keeps what was typed. */
export function SessionExpiredDialog() {
  const { t, errorText } = useLanguage();
  const { status, user, logout } = useAuth();
  const [error, setError] = useState<string | null>(null);
  const leave = () => void logout().catch((failure: unknown) => setError(errorText(failure)));
  return (
    <Dialog open={status === "expired"}>
      <DialogContent title={t("auth.expired.title")} description={t("auth.expired.text")}>
        {error && <Alert>{error}</Alert>}
        <LoginForm email={user?.email} />
        <Button variant="ghost" onClick={leave}>
          {t("auth.expired.leave")}
        </Button>
      </DialogContent>
    </Dialog>
  );
}
