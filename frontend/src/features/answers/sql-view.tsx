"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";

import { sqlTokens } from "./sql-tokens";

const looks = {
  keyword: "text-accent font-medium",
  text: "text-notice",
  number: "text-notice",
  other: "",
};

export function SqlView({ sql }: { sql: string }) {
  const { t } = useLanguage();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(sql);
    setCopied(true);
  };
  return (
    <div className="relative rounded-xl bg-sunken">
      <pre
        tabIndex={0}
        className="overflow-x-auto p-4 pr-24 font-mono text-[0.8125rem] leading-relaxed whitespace-pre-wrap"
      >
        <code>
          {sqlTokens(sql).map((token, index) => (
            <span key={index} className={looks[token.kind]}>
              {token.text}
            </span>
          ))}
        </code>
      </pre>
      <Button
        variant="ghost"
        size="sm"
        className="absolute top-2 right-2"
        onClick={() => void copy()}
      >
        {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
        {t(copied ? "answer.sql.copied" : "answer.sql.copy")}
      </Button>
    </div>
  );
}
