"use client";

import { Search } from "lucide-react";
import { useState } from "react";

import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { useLanguage } from "@/contexts/LanguageContext";
import { useSettled } from "@/lib/use-settled";

import { conversationGroups } from "../prepare/conversation-groups";
import { useConversations } from "../use-conversations";
import { ConversationItem } from "./conversation-item";

const SEARCH_DELAY = 200;

interface ConversationListProps {
  currentId: string | null;
  hrefOf: (id: string) => string;
  onNavigate?: () => void;
  /** The conversation that is open was deleted. */
  onCurrentDeleted: () => void;
}

/** The user's conversations by day, and a search in what was asked in them. */
export function ConversationList(props: ConversationListProps) {
  const { currentId, hrefOf, onNavigate, onCurrentDeleted } = props;
  const { t } = useLanguage();
  const [typed, setTyped] = useState("");
  const search = useSettled(typed.trim(), SEARCH_DELAY);
  return (
    <div className="grid gap-3">
      <div className="relative mx-1">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-ink-faint"
        />
        <Input
          type="search"
          aria-label={t("history.search")}
          placeholder={t("history.search")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="h-8 pl-8 text-sm"
        />
      </div>
      <Found
        search={search}
        currentId={currentId}
        hrefOf={hrefOf}
        onNavigate={onNavigate}
        onCurrentDeleted={onCurrentDeleted}
      />
    </div>
  );
}

function Found({ search, ...item }: ConversationListProps & { search: string }) {
  const { t, errorText } = useLanguage();
  const { data, error } = useConversations(search);
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
    return (
      <p role="status" className="px-3 text-sm text-ink-faint">
        {search === "" ? t("history.empty") : t("history.nothing_found", { words: search })}
      </p>
    );
  }
  return conversationGroups(data.items, new Date()).map((group) => (
    <div key={group.key}>
      <h3 className="mb-1 px-3 text-xs font-medium tracking-normal text-ink-faint">
        {t(`history.${group.key}`)}
      </h3>
      <ul className="grid gap-0.5">
        {group.conversations.map((conversation) => (
          <ConversationItem key={conversation.id} conversation={conversation} {...item} />
        ))}
      </ul>
    </div>
  ));
}
