import type { ComponentProps } from "react";

import { cn } from "@/lib/utils";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return (
    <input
      className={cn(
        "h-11 w-full rounded-lg border border-line-strong/60 bg-surface px-3.5 text-base placeholder:text-ink-faint",
        "focus-visible:border-accent focus-visible:outline-offset-0 disabled:opacity-55",
        "aria-invalid:border-danger aria-invalid:focus-visible:outline-danger",
        className,
      )}
      {...props}
    />
  );
}
