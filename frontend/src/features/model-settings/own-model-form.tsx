"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { useLanguage } from "@/contexts/LanguageContext";
import { ApiError } from "@/lib/api-error";
import type { ModelSettings, ModelTrialReport, OwnModel } from "@/lib/contract";

import { OwnModelFields } from "./own-model-fields";
import { inputOf, ownModelSchema, valuesOf, type OwnModelValues } from "./prepare/own-model-values";
import { TrialReport } from "./trial-report";
import { saveOwnModel, testOwnModel } from "./use-model-settings";

interface OwnModelFormProps {
  own: OwnModel | null;
  onCancel: () => void;
  onSaved: (settings: ModelSettings) => void;
}

type Action = "test" | "save";

export function OwnModelForm({ own, onCancel, onSaved }: OwnModelFormProps) {
  const { t, errorText } = useLanguage();
  const form = useForm<OwnModelValues>({
    resolver: zodResolver(ownModelSchema(own)),
    defaultValues: valuesOf(own),
  });
  const [report, setReport] = useState<ModelTrialReport | null>(null);
  const [running, setRunning] = useState<Action | null>(null);

  const blame = (error: unknown) => {
    const blamed = error instanceof ApiError ? error.fields : [];
    const known = blamed.filter(({ field }) => field in form.getValues());
    for (const { field, message } of known) {
      form.setError(field as keyof OwnModelValues, { message });
    }
    if (known.length === 0) form.setError("root", { message: errorText(error) });
  };
  const run = (action: Action) =>
    form.handleSubmit(async (values) => {
      setRunning(action);
      setReport(null);
      try {
        if (action === "save") onSaved(await saveOwnModel(inputOf(values, own)));
        else setReport(await testOwnModel(inputOf(values, own)));
      } catch (error) {
        blame(error);
      } finally {
        setRunning(null);
      }
    })();

  return (
    <form
      className="grid gap-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void run("save");
      }}
    >
      <OwnModelFields form={form} own={own} />
      {form.formState.errors.root && <Alert>{form.formState.errors.root.message}</Alert>}
      {report && <TrialReport report={report} />}
      {running === "test" && (
        <p role="status" className="text-sm text-ink-soft">
          {t("model.own.testing")}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="ghost" disabled={running !== null} onClick={onCancel}>
          {t("app.cancel")}
        </Button>
        <Button variant="outline" disabled={running !== null} onClick={() => void run("test")}>
          {running === "test" && <Spinner />}
          {t("model.own.test")}
        </Button>
        <Button type="submit" disabled={running !== null}>
          {running === "save" && <Spinner />}
          {t("app.save")}
        </Button>
      </div>
    </form>
  );
}
