"use client";

import { useState } from "react";
import useSWR from "swr";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/spinner";
import { useLanguage } from "@/contexts/LanguageContext";
import { api } from "@/lib/api";
import type { Suggestions } from "@/lib/contract";

import { problemsOfError } from "../prepare/problems";
import { sampleQuestions } from "../prepare/sample-questions";
import type { DraftEditor } from "../use-draft";
import { useWords } from "../use-words";

import { ChangeList } from "./change-list";
import { Effect } from "./effect";

interface EffectDialogProps {
  draft: DraftEditor;
  onClose: () => void;
  onSaved: () => void;
}

/** What is about to be saved, and what it does to three questions. */
export function EffectDialog({ draft, onClose, onSaved }: EffectDialogProps) {
  const { t, errorText } = useLanguage();
  const { w } = useWords();
  const { layer, definitions, changes } = draft;
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const path = `/ai/suggestions?data_source_id=${encodeURIComponent(layer.data_source_id)}`;
  const usual = useSWR<Suggestions, unknown>(path, (key: string) => api.get<Suggestions>(key));
  const isReady = usual.data !== undefined || usual.error !== undefined;

  const save = async () => {
    setPending(true);
    setError(undefined);
    try {
      await draft.save();
      onSaved();
      onClose();
    } catch (failure) {
      setError(failure);
      setPending(false);
    }
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={w("effect.title")}
        description={w("effect.text")}
        className="w-[min(52rem,calc(100vw-1.5rem))] p-4 sm:p-6"
      >
        <ChangeList changes={changes} />
        {isReady ? (
          <Effect
            sourceId={layer.data_source_id}
            definitions={definitions}
            first={sampleQuestions(changes, definitions, usual.data?.items ?? [], w)}
          />
        ) : (
          <Spinner />
        )}
        {error !== undefined && (
          <Alert>
            <p>{errorText(error)}</p>
            {problemsOfError(error).map((problem) => (
              <p key={problem.path}>
                <span className="font-mono text-xs">{problem.path}</span> : {problem.message}
              </p>
            ))}
          </Alert>
        )}
        <div className="sticky -bottom-4 -mx-4 -mb-4 flex flex-wrap justify-end gap-2 border-t border-line bg-surface px-4 py-3 sm:-bottom-6 sm:-mx-6 sm:-mb-6 sm:px-6">
          <DialogClose asChild>
            <Button variant="outline" size="sm">
              {w("effect.back")}
            </Button>
          </DialogClose>
          <Button size="sm" disabled={pending} onClick={() => void save()}>
            {pending && <Spinner />}
            {t("app.save")}
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}
