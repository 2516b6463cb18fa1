import type { UsedDefinition } from "@/lib/contract";

/** What the company says that the numbers of an answer mean. */
export function DefinitionList({ definitions }: { definitions: UsedDefinition[] }) {
  return (
    <dl className="grid gap-4">
      {definitions.map(({ kind, name, label, description, formula }) => (
        <div key={`${kind}:${name}`} className="grid gap-0.5">
          <dt className="text-sm font-medium">{label}</dt>
          {formula !== null && <dd className="text-sm">{formula}</dd>}
          {description !== null && <dd className="text-sm text-ink-faint">{description}</dd>}
        </div>
      ))}
    </dl>
  );
}
