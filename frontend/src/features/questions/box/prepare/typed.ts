import type { Completion, TypedToken } from "@/lib/contract";

/** The tokens of an earlier text as far as they still stand in this one; what follows is not known yet. */
export function tokensOf(text: string, known: readonly TypedToken[]): TypedToken[] {
  const tokens: TypedToken[] = [];
  let done = 0;
  for (const token of known) {
    if (!text.startsWith(token.text, done)) break;
    // « rég » is no « ré » any more.
    const grew = done + token.text.length < text.length && token === known.at(-1);
    if (
      grew &&
      /[\p{L}\p{N}]$/u.test(token.text) &&
      /^[\p{L}\p{N}]/u.test(text.slice(done + token.text.length))
    )
      break;
    tokens.push(token);
    done += token.text.length;
  }
  if (done < text.length) tokens.push({ kind: "other", text: text.slice(done) });
  return tokens;
}

/** Completions of an earlier text that what was typed since has not ruled out. */
export function completionsOf(text: string, known: readonly Completion[]): Completion[] {
  const typed = text.toLocaleLowerCase();
  return known.filter(
    (completion) =>
      completion.text.toLocaleLowerCase().startsWith(typed) && completion.text.trimEnd() !== text,
  );
}

/** Of what stands before the cursor, with what stands after it. A question would be put in the place of both. */
export function completionsAt(
  text: string,
  cursor: number,
  known: readonly Completion[],
): Completion[] {
  const rest = text.slice(cursor);
  const found = completionsOf(text.slice(0, cursor), known);
  if (rest.trim() === "") return found;
  // Within a word there is nothing to complete.
  if (/^[\p{L}\p{N}]/u.test(rest)) return [];
  return found
    .filter(({ kind }) => kind !== "question")
    .map((completion) => ({ ...completion, text: completion.text.trimEnd() + rest }));
}

/** Where one goes on typing once a completion was taken: before what stood after the cursor. */
export function cursorAfter(taken: Completion, text: string, cursor: number): number {
  const rest = text.slice(cursor);
  return rest.trim() === "" || taken.kind === "question"
    ? taken.text.length
    : taken.text.length - rest.length;
}

export function unknownWords(tokens: readonly TypedToken[]): string[] {
  const words = tokens.filter((token) => token.kind === "unknown").map((token) => token.text);
  return [...new Set(words)];
}
