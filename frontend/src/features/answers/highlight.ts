export interface TextPiece {
  text: string;
  highlighted: boolean;
}

/** The question cut where `words` stand in it, case and accents aside; words that are not there light nothing. */
export function highlight(question: string, words: string): TextPiece[] {
  const pieces = question.split(/([\p{L}\p{N}]+)/u);
  const wanted = new Set(
    words
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .map(fold),
  );
  const marked = pieces.map((text) => ({ text, highlighted: wanted.has(fold(text)) }));
  return marked.filter((piece) => piece.text !== "").reduce<TextPiece[]>(join, []);
}

function join(pieces: TextPiece[], piece: TextPiece): TextPiece[] {
  const last = pieces.at(-1);
  if (last?.highlighted === piece.highlighted) last.text += piece.text;
  else pieces.push({ ...piece });
  return pieces;
}

function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
