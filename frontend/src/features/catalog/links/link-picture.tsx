"use client";

import { useMemo } from "react";

import { Card } from "@/components/ui/card";
import { useLanguage } from "@/contexts/LanguageContext";
import type { RelationshipDefinition } from "@/lib/contract";
import { cn } from "@/lib/utils";

import { useCatalog } from "../catalog-context";
import { columnLabel, tableLabel } from "../prepare/names";
import {
  HEAD_HEIGHT,
  pictureOf,
  shortened,
  TABLE_WIDTH,
  type PictureLink,
  type PictureTable,
} from "../prepare/picture";
import { useWords } from "../use-words";

interface LinkPictureProps {
  links: RelationshipDefinition[];
  /** The link that is pointed at in the table below. */
  pointed: string | null;
}

/** Tables and the lines between them; the table below says the same to who does not see it. */
export function LinkPicture({ links, pointed }: LinkPictureProps) {
  const { w } = useWords();
  const picture = useMemo(() => pictureOf(links), [links]);
  if (picture.tables.length === 0) return null;
  const inFront = picture.links.toSorted(
    (a, b) => Number(a.key === pointed) - Number(b.key === pointed),
  );
  return (
    <Card className="overflow-hidden">
      <div
        role="region"
        aria-label={w("links.picture")}
        tabIndex={0}
        className="overflow-x-auto focus-visible:-outline-offset-2"
      >
        <svg
          role="img"
          aria-label={w("links.picture")}
          width={picture.width}
          height={picture.height}
          viewBox={`0 0 ${picture.width} ${picture.height}`}
          className="mx-auto block"
        >
          {inFront.map((line) => (
            <Line key={line.key} line={line} isPointed={line.key === pointed} />
          ))}
          {picture.tables.map((table) => (
            <Box key={table.name} table={table} />
          ))}
        </svg>
      </div>
      <p className="flex flex-wrap gap-x-5 gap-y-1 border-t border-line px-5 py-2.5 text-xs text-ink-soft">
        <Legend className="stroke-ink-soft" text={w("links.legend.declared")} />
        <Legend className="stroke-ink-soft" isDashed text={w("links.legend.inferred")} />
        <Legend className="stroke-accent" text={w("links.legend.edited")} />
      </p>
    </Card>
  );
}

function Legend(props: { className: string; isDashed?: boolean; text: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg aria-hidden width="28" height="4" className={props.className}>
        <line
          x1="0"
          y1="2"
          x2="28"
          y2="2"
          strokeWidth="2"
          strokeDasharray={props.isDashed ? "5 4" : undefined}
        />
      </svg>
      {props.text}
    </span>
  );
}

function Box({ table }: { table: PictureTable }) {
  const { definitions } = useCatalog();
  const label = tableLabel(definitions, table.name);
  return (
    <g>
      <title>{label}</title>
      <rect
        x={table.x}
        y={table.y}
        width={TABLE_WIDTH}
        height={table.height}
        rx={10}
        className="fill-surface stroke-line-strong"
      />
      <text
        x={table.x + 12}
        y={table.y + HEAD_HEIGHT / 2}
        dominantBaseline="central"
        className="fill-ink text-sm font-semibold"
      >
        {shortened(label, 22)}
      </text>
      {table.columns.map(({ name, y }) => (
        <text
          key={name}
          x={table.x + 12}
          y={y}
          dominantBaseline="central"
          className="fill-ink-soft text-xs"
        >
          {shortened(columnLabel(definitions, table.name, name), 26)}
        </text>
      ))}
    </g>
  );
}

function Line({ line, isPointed }: { line: PictureLink; isPointed: boolean }) {
  const { format } = useLanguage();
  const { w } = useWords();
  const { origin, cardinality, certainty } = line.link;
  const isInferred = origin === "inferred";
  const text =
    w(`cardinality.${cardinality}.short`) + (isInferred ? ` · ${format.ratio(certainty)}` : "");
  const width = 12 + text.length * 6.4;
  return (
    <g>
      <path
        d={line.path}
        fill="none"
        strokeWidth={isPointed ? 3 : 1.75}
        strokeDasharray={isInferred ? "6 5" : undefined}
        className={cn(origin === "edited" || isPointed ? "stroke-accent" : "stroke-ink-soft")}
      />
      <rect
        x={line.x - width / 2}
        y={line.y - 10}
        width={width}
        height={20}
        rx={10}
        className={cn("fill-surface", isPointed ? "stroke-accent" : "stroke-line")}
      />
      <text
        x={line.x}
        y={line.y}
        textAnchor="middle"
        dominantBaseline="central"
        className="fill-ink text-[11px] tabular-nums"
      >
        {text}
      </text>
    </g>
  );
}
