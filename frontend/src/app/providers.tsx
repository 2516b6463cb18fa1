"use client";

import type { ReactNode } from "react";
import { SWRConfig } from "swr";

import { AuthProvider } from "@/contexts/AuthContext";
import { LanguageProvider } from "@/contexts/LanguageContext";
import { ApiError } from "@/lib/api-error";
import type { Language } from "@/lib/contract";

/** A refusal stays a refusal: only what may pass by itself is tried again, and not for ever. */
function shouldRetry(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500);
}

export function Providers({ language, children }: { language: Language; children: ReactNode }) {
  return (
    <SWRConfig value={{ shouldRetryOnError: shouldRetry, errorRetryCount: 3 }}>
      <LanguageProvider initial={language}>
        <AuthProvider>{children}</AuthProvider>
      </LanguageProvider>
    </SWRConfig>
  );
}
