import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { cookies } from "next/headers";
import type { ReactNode } from "react";

import { asTheme, THEME_COOKIE } from "@/features/shell/theme";
import { asLanguage, LANGUAGE_COOKIE, loadDictionary, translatorOver } from "@/lib/i18n/dictionary";

import "./globals.css";
import { Providers } from "./providers";

// Served by us: neither the page nor its reader needs another host.
const inter = localFont({
  src: "../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-inter",
});

export const viewport: Viewport = { colorScheme: "light dark", width: "device-width" };

export async function generateMetadata(): Promise<Metadata> {
  const language = asLanguage((await cookies()).get(LANGUAGE_COOKIE)?.value);
  const { text } = translatorOver(await loadDictionary(language), language);
  return { title: text("app.name"), description: text("app.promise") };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const language = asLanguage(jar.get(LANGUAGE_COOKIE)?.value);
  const theme = asTheme(jar.get(THEME_COOKIE)?.value);
  return (
    <html
      lang={language}
      className={inter.variable}
      data-theme={theme === "system" ? undefined : theme}
    >
      <body>
        <Providers
          language={language}
          dictionary={language === "fr" ? undefined : await loadDictionary(language)}
        >
          {children}
        </Providers>
      </body>
    </html>
  );
}
