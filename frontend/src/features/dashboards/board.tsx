"use client";

import { lazy, Suspense, useId, useLayoutEffect, useRef, useState, type ReactNode } from "react";

import { useLanguage } from "@/contexts/LanguageContext";

import { MoveHandle } from "./move-handle";
import { inReadingOrder, placesOf, type DraftWidget, type Place } from "./prepare/draft";
import type { GridMove } from "./prepare/grid";
import { GRID_MIN_WIDTH } from "./prepare/grid-size";
import { StaticGrid } from "./static-grid";

// What drags and resizes comes only to who may change something.
const EditableGrid = lazy(() =>
  import("./editable-grid").then((it) => ({ default: it.EditableGrid })),
);

interface BoardProps {
  widgets: DraftWidget[];
  /** Absent where nothing can be moved. */
  editing?: {
    onPlaces: (places: Place[]) => void;
    onMove: (widget: DraftWidget, move: GridMove) => void;
  };
  /** Draws one widget, with what moves it where there is such a thing. */
  children: (widget: DraftWidget, handle: ReactNode) => ReactNode;
}

/** The widgets in their places: a grid on a desk, one under the other on a phone. */
export function Board({ widgets, editing, children }: BoardProps) {
  const { t } = useLanguage();
  const hintId = useId();
  const [ref, width] = useWidth();
  const items = inReadingOrder(widgets);
  const places = placesOf(items);
  const isGrid = width === null || width >= GRID_MIN_WIDTH;
  const handleOf = (widget: DraftWidget) =>
    editing && (
      <MoveHandle
        title={widget.title || t("widget.text")}
        hintId={hintId}
        onMove={(move) => editing.onMove(widget, move)}
      />
    );
  const still = (
    <StaticGrid places={places}>{items.map((widget) => children(widget, null))}</StaticGrid>
  );
  return (
    <div ref={ref}>
      {editing && (
        <p id={hintId} className="sr-only">
          {t("widget.move.hint")}
        </p>
      )}
      {!isGrid && (
        <div className="grid gap-4">
          {items.map((widget) => (
            <div key={widget.id} className={widget.type === "text" ? undefined : "h-80"}>
              {children(widget, null)}
            </div>
          ))}
        </div>
      )}
      {isGrid && editing && width !== null && (
        <Suspense fallback={still}>
          <EditableGrid
            width={width}
            places={places}
            types={new Map(items.map(({ id, type }) => [id, type]))}
            onPlaces={editing.onPlaces}
          >
            {items.map((widget) => (
              <div key={widget.id}>{children(widget, handleOf(widget))}</div>
            ))}
          </EditableGrid>
        </Suspense>
      )}
      {isGrid && !editing && still}
    </div>
  );
}

/** Null until it is known. */
function useWidth() {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => setWidth(element.clientWidth);
    measure();
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width] as const;
}
