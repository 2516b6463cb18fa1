"use client";

import { useLanguage } from "@/contexts/LanguageContext";
import type { AuditEntry } from "@/lib/contract";
import { isMessageKey } from "@/lib/i18n/dictionary";

import { actionLabel, detailsOf, type DetailValue } from "./prepare/actions";

export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t, format } = useLanguage();
  const label = actionLabel(entry.action);
  const who = entry.user === null ? t("audit.program") : (entry.user.email ?? t("audit.removed"));
  const named = (name: string) => {
    const key = `audit.detail.${name}`;
    return isMessageKey(key) ? t(key) : name;
  };
  const said = (value: DetailValue) => ("word" in value ? t(value.word) : value.text);
  return (
    <li className="grid gap-1.5 px-5 py-4 sm:grid-cols-[11rem_1fr] sm:gap-x-6 sm:px-6">
      <time dateTime={entry.at} className="text-sm text-ink-soft tabular-nums">
        {format.dateTime(entry.at)}
      </time>
      <div className="grid min-w-0 gap-1">
        <p className="font-medium">{label ? t(label) : entry.action}</p>
        <p className="truncate text-sm text-ink-soft">{who}</p>
        <dl className="grid gap-x-3 gap-y-0.5 text-sm sm:grid-cols-[auto_1fr]">
          {detailsOf(entry).map(({ name, values }) => (
            <div key={name} className="contents">
              <dt className="text-ink-faint">{named(name)}</dt>
              <dd className="line-clamp-3 break-words">{values.map(said).join(", ")}</dd>
            </div>
          ))}
        </dl>
      </div>
    </li>
  );
}
