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

export function unknownWords(tokens: readonly TypedToken[]): string[] {
  const words = tokens.filter((token) => token.kind === "unknown").map((token) => token.text);
  return [...new Set(words)];
}
