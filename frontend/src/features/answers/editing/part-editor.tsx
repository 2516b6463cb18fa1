"use client";

import type { ComponentType } from "react";

import type { Chip } from "@/lib/contract";

import { DimensionEditor } from "./dimension-editor";
import type { EditorProps } from "./editor-props";
import { FilterEditor } from "./filter-editor";
import { LimitEditor } from "./limit-editor";
import { MeasureEditor } from "./measure-editor";
import { OrderEditor } from "./order-editor";
import { PeriodEditor } from "./period-editor";

const editors: Record<Chip["kind"], ComponentType<EditorProps>> = {
  measure: MeasureEditor,
  dimension: DimensionEditor,
  filter: FilterEditor,
  period: PeriodEditor,
  order: OrderEditor,
  limit: LimitEditor,
};

/** The editor of a chip's kind; loaded when the first chip is opened. */
export default function PartEditor({ kind, ...props }: EditorProps & { kind: Chip["kind"] }) {
  const Editor = editors[kind];
  return <Editor {...props} />;
}
