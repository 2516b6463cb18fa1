"use client";

import type { ReactNode } from "react";
import { SWRConfig } from "swr";

import { AuthProvider } from "@/contexts/AuthContext";
import { LanguageProvider } from "@/contexts/LanguageContext";
import { ApiError } from "@/lib/api-error";
import type { Language } from "@/lib/contract";
import type { Dictionary } from "@/lib/i18n/dictionary";

/** A refusal stays a refusal: only what may pass by itself is tried again, and not for ever. */
function shouldRetry(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500);
}

interface ProvidersProps {
  language: Language;
  /** That of the language, where it is not French. */
  dictionary?: Dictionary;
  children: ReactNode;
}

export function Providers({ language, dictionary, children }: ProvidersProps) {
  return (
    <SWRConfig value={{ shouldRetryOnError: shouldRetry, errorRetryCount: 3 }}>
      <LanguageProvider initial={language} dictionary={dictionary}>
        <AuthProvider>{children}</AuthProvider>
      </LanguageProvider>
    </SWRConfig>
  );
}
