"use client";

import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";

import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useLanguage } from "@/contexts/LanguageContext";
import type { ConversationSummary } from "@/lib/contract";
import { cn } from "@/lib/utils";

const RenameConversation = dynamic(() =>
  import("./rename-conversation").then((module) => module.RenameConversation),
);
const DeleteConversation = dynamic(() =>
  import("./delete-conversation").then((module) => module.DeleteConversation),
);

interface ConversationItemProps {
  conversation: ConversationSummary;
  currentId: string | null;
  hrefOf: (id: string) => string;
  onNavigate?: () => void;
  onCurrentDeleted: () => void;
}

export function ConversationItem(props: ConversationItemProps) {
  const { conversation, currentId, hrefOf, onNavigate, onCurrentDeleted } = props;
  const { t, tn, format } = useLanguage();
  const [dialog, setDialog] = useState<"rename" | "delete" | null>(null);
  const isCurrent = conversation.id === currentId;
  const about = `${tn("history.questions", conversation.question_count)}, ${format.dateTime(conversation.updated_at)}`;
  const close = () => setDialog(null);
  return (
    <li
      className={cn(
        "group flex items-center rounded-lg text-ink-soft hover:bg-sunken hover:text-ink",
        isCurrent && "bg-sunken font-medium text-ink",
      )}
    >
      <Link
        href={hrefOf(conversation.id)}
        onClick={onNavigate}
        aria-current={isCurrent ? "page" : undefined}
        title={`${conversation.title} (${about})`}
        className="min-w-0 flex-1 truncate rounded-lg py-1.5 pl-3 text-sm"
      >
        {conversation.title}
      </Link>
      <DropdownMenu>
        <DropdownMenuTrigger
          aria-label={t("history.actions", { title: conversation.title })}
          className="grid size-8 shrink-0 place-items-center rounded-lg text-ink-faint hover:text-ink pointer-fine:opacity-0 pointer-fine:group-focus-within:opacity-100 pointer-fine:group-hover:opacity-100 data-[state=open]:opacity-100"
        >
          <Ellipsis aria-hidden className="size-4" />
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setDialog("rename")}>
            <Pencil aria-hidden />
            {t("history.rename")}
          </DropdownMenuItem>
          <DropdownMenuItem className="text-danger" onSelect={() => setDialog("delete")}>
            <Trash2 aria-hidden />
            {t("history.delete")}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {dialog === "rename" && <RenameConversation conversation={conversation} onClose={close} />}
      {dialog === "delete" && (
        <DeleteConversation
          conversation={conversation}
          onClose={close}
          onDeleted={isCurrent ? onCurrentDeleted : undefined}
        />
      )}
    </li>
  );
}
