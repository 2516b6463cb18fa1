import { highlight } from "./highlight";

interface QuestionHeadingProps {
  id: string;
  question: string;
  /** Words to light up, those of the chip under the pointer. */
  words: string;
}

export function QuestionHeading({ id, question, words }: QuestionHeadingProps) {
  return (
    <h2 id={id} className="text-lg font-semibold break-words text-pretty sm:text-xl">
      {highlight(question, words).map((piece, index) =>
        piece.highlighted ? (
          <mark key={index} className="rounded bg-accent-soft text-accent-strong">
            {piece.text}
          </mark>
        ) : (
          <span key={index}>{piece.text}</span>
        ),
      )}
    </h2>
  );
}
