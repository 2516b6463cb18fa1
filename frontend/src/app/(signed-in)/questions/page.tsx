"use client";

import { useRouter, useSearchParams } from "next/navigation";

import { QuestionPage } from "@/features/questions/question-page";
import { routes } from "@/features/shell/routes";

export default function Questions() {
  const router = useRouter();
  const search = useSearchParams();
  return (
    <QuestionPage
      conversationId={search.get("conversation")}
      sourceId={search.get("source")}
      addSourceHref={routes.addSource}
      dashboardHref={routes.dashboard}
      onConversation={(id) => router.replace(routes.conversation(id), { scroll: false })}
      onSource={(id) => router.push(routes.askSource(id))}
    />
  );
}
