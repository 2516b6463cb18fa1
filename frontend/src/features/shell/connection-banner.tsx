"use client";

import { WifiOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useSWRConfig } from "swr";

import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";
import { api, onReachable } from "@/lib/api";

const RETRY_MS = 3000;

/** Tried for its answer's sake alone; a refusal is one too. */
function knock() {
  void api.get("/auth/me").catch(() => undefined);
}

/** While the server does not answer: says so, keeps trying, and reads anew what failed once it is back. */
export function ConnectionBanner() {
  const { t } = useLanguage();
  const { cache, mutate } = useSWRConfig();
  const [away, setAway] = useState(false);

  useEffect(() => onReachable((reachable) => setAway(!reachable)), []);
  useEffect(() => {
    if (!away) return;
    const timer = setInterval(knock, RETRY_MS);
    return () => {
      clearInterval(timer);
      void mutate((key) => typeof key === "string" && cache.get(key)?.error !== undefined);
    };
  }, [away, cache, mutate]);

  return (
    <div role="status" className="sticky top-0 z-30 empty:hidden">
      {away && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-notice-soft px-4 py-2.5 text-sm text-notice">
          <WifiOff aria-hidden className="size-4 shrink-0" />
          <p className="min-w-0 flex-1 basis-60 text-pretty">{t("app.server_away")}</p>
          <Button variant="outline" size="sm" onClick={knock}>
            {t("app.retry")}
          </Button>
        </div>
      )}
    </div>
  );
}
