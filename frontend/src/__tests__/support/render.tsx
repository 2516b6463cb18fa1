import { render, type RenderResult } from "@testing-library/react";
import type { ReactNode } from "react";
import { SWRConfig } from "swr";

import { AuthProvider } from "@/contexts/AuthContext";
import { LanguageProvider } from "@/contexts/LanguageContext";
import type { Language } from "@/lib/contract";
import { en } from "@/lib/i18n/en";
import { fr } from "@/lib/i18n/fr";

/** With what stands around every page, and a cache of its own. */
export function renderPage(page: ReactNode, language: Language = "fr"): RenderResult {
  return render(
    <SWRConfig
      value={{ provider: () => new Map(), shouldRetryOnError: false, dedupingInterval: 0 }}
    >
      <LanguageProvider initial={language} dictionary={language === "en" ? en : fr}>
        <AuthProvider>{page}</AuthProvider>
      </LanguageProvider>
    </SWRConfig>,
  );
}

/** French numbers hold narrow and wide no-break spaces: a test reads them as plain ones. */
export function plain(text: string | null): string {
  return (text ?? "").replaceAll(/[\u00a0\u202f]/g, " ");
}
