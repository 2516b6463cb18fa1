"use client";

import { useRef, useState } from "react";

import { isAbort } from "@/lib/api-error";
import type { DataSource } from "@/lib/contract";
import { upload } from "@/lib/upload";

import { useListNewSource } from "./use-data-sources";

export type UploadState =
  | { phase: "idle" }
  | { phase: "sending"; fraction: number }
  | { phase: "reading" }
  | { phase: "cancelled" }
  | { phase: "failed"; error: unknown };

export function useUpload(onDone: (source: DataSource) => void) {
  const [state, setState] = useState<UploadState>({ phase: "idle" });
  const listNewSource = useListNewSource();
  const controller = useRef<AbortController | null>(null);

  const start = async (name: string, files: File[]) => {
    const form = new FormData();
    form.append("name", name);
    files.forEach((file) => form.append("files", file, file.name));
    controller.current = new AbortController();
    setState({ phase: "sending", fraction: 0 });
    try {
      const source = await upload<DataSource>("/data-sources", form, {
        signal: controller.current.signal,
        onProgress: (fraction) =>
          setState(fraction < 1 ? { phase: "sending", fraction } : { phase: "reading" }),
      });
      await listNewSource(source);
      onDone(source);
    } catch (error) {
      setState(isAbort(error) ? { phase: "cancelled" } : { phase: "failed", error });
    }
  };

  return { state, start, cancel: () => controller.current?.abort() };
}
