"use client";

import { useState, type SyntheticEvent } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Spinner } from "@/components/ui/spinner";
import { useLanguage } from "@/contexts/LanguageContext";
import { ApiError } from "@/lib/api-error";
import type { SemanticLayer } from "@/lib/contract";

import { importFile, NotDefinitions } from "./prepare/import-file";
import { layerCalls } from "./use-layer";
import { useWords } from "./use-words";

interface ImportDialogProps {
  layer: SemanticLayer;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onImported: (layer: SemanticLayer) => void;
}

/** Puts a file's definitions in the place of those that are saved. */
export function ImportDialog({ open, onOpenChange, ...form }: ImportDialogProps) {
  const { w } = useWords();
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={w("import.title")} description={w("import.text")}>
        <ImportForm {...form} onClose={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

type ImportFormProps = Pick<ImportDialogProps, "layer" | "onImported"> & { onClose: () => void };

function ImportForm({ layer, onImported, onClose }: ImportFormProps) {
  const { t, errorText } = useLanguage();
  const { w } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!file) return;
    setPending(true);
    setError(undefined);
    try {
      const sent = importFile(file.name, await file.text());
      onImported(await layerCalls.importFile(layer.data_source_id, sent, layer.version));
      onClose();
    } catch (failure) {
      setError(failure);
      setPending(false);
    }
  };
  const fields = error instanceof ApiError ? error.fields : [];
  return (
    <form className="grid gap-5" onSubmit={(event) => void submit(event)}>
      <Field label={w("import.file")} hint={w("import.hint")}>
        {(control) => (
          <Input
            {...control}
            type="file"
            accept=".json,.yaml,.yml"
            className="h-auto py-2 text-sm"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        )}
      </Field>
      {error !== undefined && (
        <Alert>
          <p>{error instanceof NotDefinitions ? w("import.not_definitions") : errorText(error)}</p>
          {fields.map(({ field, message }) => (
            <p key={field}>
              <span className="font-mono text-xs">{field}</span> : {message}
            </p>
          ))}
        </Alert>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose asChild>
          <Button variant="outline">{t("app.cancel")}</Button>
        </DialogClose>
        <Button type="submit" disabled={!file || pending}>
          {pending && <Spinner />}
          {w("import.submit")}
        </Button>
      </div>
    </form>
  );
}
