"use client";

import { useState, type SyntheticEvent } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useLanguage } from "@/contexts/LanguageContext";
import { ApiError } from "@/lib/api-error";
import type { DataSource, FieldError } from "@/lib/contract";

import { ChosenFiles } from "./chosen-files";
import { DropZone } from "./drop-zone";
import { addFiles, nameFromFile, type ChosenFile } from "./file-checks";
import { MAX_NAME, nameProblem } from "./source-name";
import { UploadProgress } from "./upload-progress";
import { useUpload } from "./use-upload";

export function UploadForm({ onDone }: { onDone: (source: DataSource) => void }) {
  const { t, tn, errorText } = useLanguage();
  const [files, setFiles] = useState<ChosenFile[]>([]);
  const [typedName, setTypedName] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const { state, start, cancel } = useUpload(onDone);

  const busy = state.phase === "sending" || state.phase === "reading";
  const firstFile = files[0]?.file.name;
  const name = typedName ?? (firstFile ? nameFromFile(firstFile) : "");
  const problem = nameProblem(name);
  const refused = refusedFiles(state.phase === "failed" ? state.error : null);
  const sendable = files.length > 0 && files.every((item) => item.problem === null);

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (sendable && !problem) {
      void start(
        name.trim(),
        files.map((item) => item.file),
      );
    }
  };

  return (
    <form className="grid gap-5" onSubmit={submit} noValidate>
      <DropZone disabled={busy} onFiles={(added) => setFiles(addFiles(files, added))} />
      <ChosenFiles
        files={files}
        refused={refused}
        disabled={busy}
        onRemove={(file) => setFiles(files.filter((item) => item.file !== file))}
      />
      {tried && files.length === 0 && <Alert>{t("upload.invalid.none")}</Alert>}
      {state.phase === "failed" && <Alert>{errorText(state.error)}</Alert>}
      {state.phase === "cancelled" && <Alert tone="info">{t("upload.cancelled")}</Alert>}
      {files.length > 0 && (
        <Field label={t("upload.name")} error={tried && problem ? t(problem) : undefined}>
          {(control) => (
            <Input
              {...control}
              value={name}
              maxLength={MAX_NAME + 1}
              disabled={busy}
              onChange={(event) => setTypedName(event.target.value)}
            />
          )}
        </Field>
      )}
      {busy ? (
        <UploadProgress state={state} onCancel={cancel} />
      ) : (
        <Button type="submit" size="lg" disabled={files.some((item) => item.problem !== null)}>
          {tn("upload.submit", Math.max(files.length, 1))}
        </Button>
      )}
    </form>
  );
}

function refusedFiles(error: unknown): FieldError[] {
  return error instanceof ApiError ? error.fields : [];
}
