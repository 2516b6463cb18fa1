"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Spinner } from "@/components/ui/spinner";
import { useLanguage } from "@/contexts/LanguageContext";
import { useListNewSource } from "@/features/data-sources/use-data-sources";
import { ApiError } from "@/lib/api-error";
import type { ConnectionReport as Report, DataSource, ServerType } from "@/lib/contract";
import { isMessageKey } from "@/lib/i18n/dictionary";

import { ConnectionFields } from "./connection-fields";
import { ConnectionReport } from "./connection-report";
import {
  connectionSchema,
  emptyValues,
  FIELD_OF,
  valuesOf,
  type ConnectionValues,
} from "./prepare/connection-values";
import { saveConnection, testConnection } from "./use-connection";

interface ConnectFormProps {
  type: ServerType;
  /** The stored data source whose connection is changed; null for a new one. */
  source: DataSource | null;
  onDone: (source: DataSource) => void;
}

type Action = "test" | "save";

export function ConnectForm({ type, source, onDone }: ConnectFormProps) {
  const { t, errorText } = useLanguage();
  const listNewSource = useListNewSource();
  const stored = source?.connection ?? null;
  const form = useForm<ConnectionValues>({
    resolver: zodResolver(connectionSchema(stored)),
    defaultValues: source && stored ? valuesOf(source.name, stored) : emptyValues(type),
  });
  const [report, setReport] = useState<Report | null>(null);
  const [running, setRunning] = useState<Action | null>(null);
  const { errors } = form.formState;
  const message = (field: keyof ConnectionValues) => {
    const text = errors[field]?.message;
    return text !== undefined && isMessageKey(text) ? t(text) : text;
  };

  const blame = (error: unknown) => {
    const blamed = error instanceof ApiError ? error.fields : [];
    let all = blamed.length > 0;
    for (const problem of blamed) {
      const field = FIELD_OF[problem.field];
      if (field) form.setError(field, { message: problem.message });
      else all = false;
    }
    if (!all) form.setError("root", { message: errorText(error) });
  };
  const run = (action: Action) =>
    form.handleSubmit(async (values) => {
      setRunning(action);
      setReport(null);
      try {
        if (action === "test") setReport(await testConnection(type, source, values));
        else {
          const saved = await saveConnection(type, source, values);
          if (!source) await listNewSource(saved);
          onDone(saved);
        }
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
      <Field label={t("upload.name")} error={message("name")}>
        {(control) => (
          <Input {...control} placeholder={t("connect.name.example")} {...form.register("name")} />
        )}
      </Field>
      <ConnectionFields type={type} form={form} stored={stored} message={message} />
      {errors.root && <Alert>{errors.root.message}</Alert>}
      {report && <ConnectionReport report={report} />}
      {running !== null && (
        <p role="status" className="text-sm text-ink-soft">
          {t(running === "test" ? "connect.testing" : "connect.saving")}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button
          variant="outline"
          size="lg"
          disabled={running !== null}
          onClick={() => void run("test")}
        >
          {running === "test" && <Spinner />}
          {t("connect.test")}
        </Button>
        <Button type="submit" size="lg" disabled={running !== null}>
          {running === "save" && <Spinner />}
          {t(source ? "app.save" : "connect.submit")}
        </Button>
      </div>
    </form>
  );
}
