"use client";

import Link from "next/link";

import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";

interface OtherPageProps {
  from: "login" | "register";
  href: string;
}

/** The way from one sign-in page to the other. */
export function OtherPage({ from, href }: OtherPageProps) {
  const { t } = useLanguage();
  return (
    <>
      {t(`auth.${from}.switch`)}{" "}
      <Button asChild variant="link" size="inline">
        <Link href={href}>{t(`auth.${from}.switch_link`)}</Link>
      </Button>
    </>
  );
}
