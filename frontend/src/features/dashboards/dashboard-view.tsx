"use client";

import { Minimize2 } from "lucide-react";
import { useState, type ReactNode } from "react";

import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";
import type { DashboardFilters, Widget } from "@/lib/contract";
import { cn } from "@/lib/utils";

import { Board } from "./board";
import { DataAge } from "./data-age";
import { FiltersBar } from "./filters/filters-bar";
import type { DraftWidget, Place } from "./prepare/draft";
import { conditionOf, type Picked } from "./prepare/filters";
import type { GridMove } from "./prepare/grid";
import { useDashboardData, type WidgetState } from "./use-dashboard-data";
import { useFilterColumns } from "./use-filter-columns";
import { useWall } from "./use-wall";
import type { PickedPoint } from "./widget-body";
import { WidgetCard } from "./widget-card";

export interface ViewTools {
  /** Fills the screen, for one on the wall. */
  onWall: () => void;
  refresh: (ids?: string[]) => void;
  filters: DashboardFilters;
}

interface DashboardViewProps {
  name: string;
  /** Where the data is asked for. */
  path: string;
  widgets: DraftWidget[];
  /** The widgets as the server has them: those whose data can be asked for. */
  saved: Widget[];
  /** The filters to begin with; those of the moment change nothing for anybody else. */
  filters: DashboardFilters;
  editing?: {
    onPlaces: (places: Place[]) => void;
    onMove: (widget: DraftWidget, move: GridMove) => void;
  };
  tools: (tools: ViewTools) => ReactNode;
  notice?: ReactNode;
  menuOf: (widget: DraftWidget, state: WidgetState, tools: ViewTools) => ReactNode;
  /** In the place of the grid, where there is no widget. */
  empty: ReactNode;
}

/** Name, filters and widgets of a dashboard, for who changes it and for who only looks. */
export function DashboardView(props: DashboardViewProps) {
  const { name, path, widgets, saved, editing, tools, notice, menuOf, empty } = props;
  const { t } = useLanguage();
  const [filters, setFilters] = useState(props.filters);
  const [picked, setPicked] = useState<Picked | null>(null);
  const { stateOf, data, isLoading, refresh } = useDashboardData(path, saved, filters, picked);
  const columns = useFilterColumns(widgets, data);
  const wall = useWall(refresh);
  const own: ViewTools = { onWall: () => wall.toggle(true), refresh, filters };

  const pick = (widget: DraftWidget, point: PickedPoint) => {
    const shown = stateOf(widget.id).data;
    const isSame = picked?.widgetId === widget.id && picked.key === point.key;
    const condition = shown && conditionOf(shown, point.column, point.x);
    setPicked(
      isSame || !condition
        ? null
        : { widgetId: widget.id, key: point.key, label: point.label, condition },
    );
  };
  return (
    <div
      data-wide
      className={cn(
        "grid content-start gap-5 pb-12",
        wall.isOn && "fixed inset-0 z-40 overflow-y-auto bg-canvas p-6",
      )}
    >
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h1 className="min-w-0 text-2xl font-semibold break-words">{name}</h1>
        <div className="flex flex-wrap items-center gap-1.5">
          <DataAge data={data} isLoading={isLoading} onRefresh={() => refresh()} />
          {wall.isOn ? (
            <Button variant="ghost" size="sm" onClick={() => wall.toggle(false)}>
              <Minimize2 aria-hidden />
              {t("dashboards.wall.leave")}
            </Button>
          ) : (
            tools(own)
          )}
        </div>
      </header>
      {notice}
      {widgets.length > 0 && !wall.isOn && (
        <FiltersBar
          filters={filters}
          columns={columns}
          picked={picked}
          onFilters={setFilters}
          onUnpick={() => setPicked(null)}
        />
      )}
      {widgets.length === 0 ? (
        empty
      ) : (
        <Board widgets={widgets} editing={wall.isOn ? undefined : editing}>
          {(widget, handle) => (
            <WidgetCard
              key={widget.id}
              widget={widget}
              state={stateOf(widget.id)}
              picked={picked?.widgetId === widget.id ? picked.key : null}
              onPick={(point) => pick(widget, point)}
              onRetry={() => refresh([widget.id])}
              handle={handle ?? undefined}
              menu={wall.isOn ? undefined : menuOf(widget, stateOf(widget.id), own)}
            />
          )}
        </Board>
      )}
    </div>
  );
}
