"use client";

import { Alert } from "@/components/ui/alert";
import type { Warning } from "@/lib/contract";

export function Warnings({ warnings }: { warnings: Warning[] }) {
  if (warnings.length === 0) return null;
  return (
    <Alert tone="notice">
      {warnings.map((warning) => (
        <p key={warning.code + warning.message}>{warning.message}</p>
      ))}
    </Alert>
  );
}
