import { cva, type VariantProps } from "class-variance-authority";

const fillVariants = cva("h-full rounded-full", {
  variants: { tone: { accent: "bg-accent", notice: "bg-notice", danger: "bg-danger" } },
  defaultVariants: { tone: "accent" },
});

interface MeterProps extends VariantProps<typeof fillVariants> {
  label: string;
  /** From 0 to 1. */
  share: number;
}

/** How full something is; a progress bar would say that it goes on by itself. */
export function Meter({ label, share, tone }: MeterProps) {
  const percent = Math.round(share * 100);
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="h-2 overflow-hidden rounded-full bg-sunken"
    >
      <div className={fillVariants({ tone })} style={{ width: `${percent}%` }} />
    </div>
  );
}
