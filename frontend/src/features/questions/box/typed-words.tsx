import type { TypedToken } from "@/lib/contract";
import { cn } from "@/lib/utils";

/** The colour of each kind, also beside a completion. */
export const KIND_LOOKS: Record<TypedToken["kind"], string> = {
  other: "",
  word: "",
  partial: "",
  number: "",
  measure: "bg-kind-measure",
  table: "bg-kind-table",
  dimension: "bg-kind-dimension",
  value: "bg-kind-value",
  period: "bg-kind-period",
  unknown: "underline decoration-danger decoration-wavy decoration-from-font underline-offset-4",
};

interface TypedWordsProps {
  tokens: TypedToken[];
  className: string;
}

/** Lies beneath the box, letter under letter: its own letters are not seen, nor heard. */
export function TypedWords({ tokens, className }: TypedWordsProps) {
  return (
    <div
      aria-hidden
      className={cn(
        "pointer-events-none break-words whitespace-pre-wrap text-transparent",
        className,
      )}
    >
      {tokens.map((token, index) => (
        <span key={index} className={cn("rounded-sm box-decoration-clone", KIND_LOOKS[token.kind])}>
          {token.text}
        </span>
      ))}
      {/* A last line break makes a line of its own in the box, but not here. */}
      {"\u200b"}
    </div>
  );
}
