"use client";

import { useMemo, type ReactNode } from "react";
import GridLayout, { verticalCompactor, type Layout } from "react-grid-layout";

import type { WidgetType } from "@/lib/contract";

import { DRAG_HANDLE } from "./move-handle";
import type { Place } from "./prepare/draft";
import { fromItems, leastSize, samePlaces, toItem } from "./prepare/grid";
import { COLUMNS, GAP, ROW_HEIGHT } from "./prepare/grid-size";

import "./editable-grid.css";

interface EditableGridProps {
  width: number;
  places: Place[];
  types: ReadonlyMap<string, WidgetType>;
  onPlaces: (places: Place[]) => void;
  /** One for each place, its key the place's id. */
  children: ReactNode;
}

/** Drag by the handle, resize by the corner; the others make room. */
export function EditableGrid({ width, places, types, onPlaces, children }: EditableGridProps) {
  const layout = useMemo(
    () =>
      places.map((place) => {
        const { w: minW, h: minH } = leastSize(types.get(place.id) ?? "bar");
        return { ...toItem(place), minW, minH };
      }),
    [places, types],
  );
  const settle = (items: Layout) => {
    const next = fromItems(items);
    if (!samePlaces(next, places)) onPlaces(next);
  };
  return (
    <GridLayout
      width={width}
      layout={layout}
      compactor={verticalCompactor}
      gridConfig={{
        cols: COLUMNS,
        rowHeight: ROW_HEIGHT,
        margin: [GAP, GAP],
        containerPadding: [0, 0],
      }}
      dragConfig={{ handle: `.${DRAG_HANDLE}` }}
      resizeConfig={{ handles: ["se"] }}
      onDragStop={settle}
      onResizeStop={settle}
    >
      {children}
    </GridLayout>
  );
}
