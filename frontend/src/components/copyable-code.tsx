"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";

interface CopyableCodeProps {
  code: string;
  copyLabel: string;
  copiedLabel: string;
}

export function CopyableCode({ code, copyLabel, copiedLabel }: CopyableCodeProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(code);
    setCopied(true);
  };
  return (
    <div className="min-w-0 rounded-xl bg-sunken">
      <div className="flex justify-end px-2 pt-2">
        <Button variant="ghost" size="sm" onClick={() => void copy()}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {copied ? copiedLabel : copyLabel}
        </Button>
      </div>
      <pre
        tabIndex={0}
        className="overflow-x-auto px-4 pb-4 font-mono text-[0.8125rem] leading-relaxed break-words whitespace-pre-wrap"
      >
        <code>{code}</code>
      </pre>
    </div>
  );
}
