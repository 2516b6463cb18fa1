export const MOST_SYNONYMS = 20;
export const LONGEST_SYNONYM = 80;

/** Adds what was typed, several at once where commas stand between them; none twice. */
export function withTyped(words: string[], typed: string, most = MOST_SYNONYMS): string[] {
  const added = typed
    .split(/[,;\n]/)
    .map((word) => word.trim().slice(0, LONGEST_SYNONYM))
    .filter((word) => word !== "");
  return [...new Set([...words, ...added])].slice(0, most);
}
