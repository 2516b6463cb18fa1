import { cva, type VariantProps } from "class-variance-authority";
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ComponentProps } from "react";

import { cn } from "@/lib/utils";

const alertVariants = cva("flex items-start gap-3 rounded-xl px-4 py-3 text-sm", {
  variants: {
    tone: {
      danger: "bg-danger-soft text-danger",
      notice: "bg-notice-soft text-notice",
      info: "bg-accent-soft text-accent-strong",
    },
  },
  defaultVariants: { tone: "danger" },
});

const icons = { danger: CircleAlert, notice: TriangleAlert, info: Info };

type AlertProps = ComponentProps<"div"> & VariantProps<typeof alertVariants>;

/** A danger is announced at once; the other tones wait their turn. */
export function Alert({ className, tone, children, ...props }: AlertProps) {
  const Icon = icons[tone ?? "danger"];
  return (
    <div
      role={tone === "danger" || !tone ? "alert" : "status"}
      className={cn(alertVariants({ tone }), className)}
      {...props}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="grid min-w-0 flex-1 gap-1 break-words">{children}</div>
    </div>
  );
}
