import type { Chip, PlanChoices, PlanPart } from "@/lib/contract";

export interface EditorProps {
  choices: PlanChoices;
  chips: Chip[];
  /** The chip that is changed; null for one that is added. */
  path: string | null;
  today: string;
  onApply: (part: PlanPart) => void;
  onRemove?: () => void;
}
