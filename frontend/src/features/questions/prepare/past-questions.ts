import type { Answer, ConversationSummary } from "@/lib/contract";

/** What was asked before, last first, each once: of this conversation, then how the others began. */
export function pastQuestions(
  answers: readonly Answer[],
  conversations: readonly ConversationSummary[],
): string[] {
  const here = answers.map((answer) => answer.question).reverse();
  const elsewhere = conversations.map((conversation) => conversation.title);
  return [...new Set([...here, ...elsewhere])];
}
