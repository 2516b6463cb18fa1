"use client";

import { useState, type SyntheticEvent } from "react";

import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Spinner } from "@/components/ui/spinner";
import { useLanguage } from "@/contexts/LanguageContext";
import { api } from "@/lib/api";
import type { DataSource } from "@/lib/contract";

import { nameProblem } from "./source-name";
import { dataSourcePath } from "./use-data-sources";

interface RenameDialogProps {
  source: DataSource;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onRenamed: (source: DataSource) => void;
}

export function RenameDialog({ source, open, onOpenChange, onRenamed }: RenameDialogProps) {
  const { t } = useLanguage();
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={t("sources.rename.title")}>
        <RenameForm
          source={source}
          onRenamed={(renamed) => {
            onOpenChange(false);
            onRenamed(renamed);
          }}
        />
      </DialogContent>
    </Dialog>
  );
}

function RenameForm({ source, onRenamed }: Pick<RenameDialogProps, "source" | "onRenamed">) {
  const { t, errorText } = useLanguage();
  const [name, setName] = useState(source.name);
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const problem = nameProblem(name);
    if (problem) {
      setError(t(problem));
      return;
    }
    setPending(true);
    try {
      onRenamed(await api.patch<DataSource>(dataSourcePath(source.id), { name: name.trim() }));
    } catch (failure) {
      setError(errorText(failure));
      setPending(false);
    }
  };

  return (
    <form className="grid gap-5" onSubmit={(event) => void submit(event)} noValidate>
      <Field label={t("sources.rename.label")} error={error}>
        {(control) => (
          <Input {...control} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <DialogClose asChild>
          <Button variant="outline">{t("app.cancel")}</Button>
        </DialogClose>
        <Button type="submit" disabled={pending}>
          {pending && <Spinner />}
          {t("app.save")}
        </Button>
      </div>
    </form>
  );
}
