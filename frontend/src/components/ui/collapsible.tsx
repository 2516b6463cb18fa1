"use client";

import * as CollapsiblePrimitive from "@radix-ui/react-collapsible";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

interface CollapsibleProps {
  label: ReactNode;
  defaultOpen?: boolean;
  children: ReactNode;
}

export function Collapsible({ label, defaultOpen, children }: CollapsibleProps) {
  return (
    <CollapsiblePrimitive.Root defaultOpen={defaultOpen} className="group">
      <CollapsiblePrimitive.Trigger className="flex w-full items-center gap-2 px-5 py-3 text-left text-sm font-medium text-ink-soft hover:text-ink focus-visible:-outline-offset-2 sm:px-7">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 transition-transform group-data-[state=open]:rotate-90"
        />
        {label}
      </CollapsiblePrimitive.Trigger>
      <CollapsiblePrimitive.Content className="px-5 pb-5 sm:px-7">
        {children}
      </CollapsiblePrimitive.Content>
    </CollapsiblePrimitive.Root>
  );
}
