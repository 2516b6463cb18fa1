"use client";

import Link from "next/link";

import { Skeleton } from "@/components/ui/skeleton";
import { useLanguage } from "@/contexts/LanguageContext";
import { cn } from "@/lib/utils";

import { useRecentConversations } from "./use-conversations";

interface ConversationListProps {
  currentId: string | null;
  hrefOf: (id: string) => string;
  onNavigate?: () => void;
}

export function ConversationList({ currentId, hrefOf, onNavigate }: ConversationListProps) {
  const { t, tn, errorText, format } = useLanguage();
  const { data, error } = useRecentConversations();
  if (!data && error === undefined) {
    return (
      <div className="grid gap-2 px-3" role="status" aria-label={t("app.loading")}>
        <Skeleton className="h-5" />
        <Skeleton className="h-5 w-3/4" />
      </div>
    );
  }
  if (!data) return <p className="px-3 text-sm text-danger">{errorText(error)}</p>;
  if (data.items.length === 0) {
    return <p className="px-3 text-sm text-ink-faint">{t("history.empty")}</p>;
  }
  return (
    <ul className="grid gap-0.5">
      {data.items.map((conversation) => {
        const isCurrent = conversation.id === currentId;
        const about = `${tn("history.questions", conversation.question_count)}, ${format.dateTime(conversation.updated_at)}`;
        return (
          <li key={conversation.id}>
            <Link
              href={hrefOf(conversation.id)}
              onClick={onNavigate}
              aria-current={isCurrent ? "page" : undefined}
              title={`${conversation.title} (${about})`}
              className={cn(
                "block truncate rounded-lg px-3 py-1.5 text-sm text-ink-soft hover:bg-sunken hover:text-ink",
                isCurrent && "bg-sunken font-medium text-ink",
              )}
            >
              {conversation.title}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
