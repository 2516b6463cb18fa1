import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

import { cn } from "@/lib/utils";

/** The browser's own list: right for a few choices in a form, and for thumbs. */
export function NativeSelect({ className, ...props }: ComponentProps<"select">) {
  return (
    <span className="relative block">
      <select
        className={cn(
          "h-10 w-full truncate appearance-none rounded-lg border border-line-strong/60 bg-surface pr-9 pl-3 text-sm",
          "focus-visible:border-accent focus-visible:outline-offset-0 disabled:opacity-55",
          className,
        )}
        {...props}
      />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-ink-faint"
      />
    </span>
  );
}
