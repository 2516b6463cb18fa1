"use client";

import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";

import type { DraftEditor } from "../use-draft";
import { useWords } from "../use-words";

/** Somebody else saved meanwhile: nothing is lost, and a person chooses. */
export function ConflictAlert({ draft }: { draft: DraftEditor }) {
  const { errorText } = useLanguage();
  const { w } = useWords();
  const [error, setError] = useState<unknown>();
  const run = (work: () => Promise<void>) => {
    setError(undefined);
    work().catch(setError);
  };
  return (
    <Alert>
      <p className="font-medium">{w("conflict.title")}</p>
      <p>{w("conflict.text")}</p>
      {error !== undefined && <p>{errorText(error)}</p>}
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={() => run(draft.keepMine)}>
          {w("conflict.mine")}
        </Button>
        <Button variant="outline" size="sm" onClick={() => run(draft.takeTheirs)}>
          {w("conflict.theirs")}
        </Button>
      </div>
    </Alert>
  );
}
