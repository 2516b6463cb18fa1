import type {
  Dashboard,
  DashboardDocument,
  DashboardFilters,
  GridPlace,
  Widget,
  WidgetInput,
} from "@/lib/contract";

/** A widget as an editor holds it: whole, under its own id. */
export type DraftWidget = Required<Pick<WidgetInput, "id">> & Omit<WidgetInput, "id">;

/** A dashboard as an editor changes it: the document without the version that it was made of. */
export interface Draft extends Omit<DashboardDocument, "version" | "widgets"> {
  widgets: DraftWidget[];
}

/** Where a widget stands, in cells. */
export interface Place extends GridPlace {
  id: string;
}

export function draftOf(dashboard: Dashboard): Draft {
  const { name, description, filters, layout, widgets } = dashboard;
  return { name, description, filters, layout, widgets: widgets.map(draftWidget) };
}

function draftWidget(widget: Widget): DraftWidget {
  const { id, type, title, data_source_id, query, text, chart, comparison, position } = widget;
  return { id, type, title, data_source_id, query, text, chart, comparison, position };
}

export function documentOf(draft: Draft, version: number): DashboardDocument {
  return { ...draft, version };
}

/** Puts a widget in the place of the one with its id, or at the end. */
export function withWidget(draft: Draft, widget: DraftWidget): Draft {
  const known = draft.widgets.some((candidate) => candidate.id === widget.id);
  const widgets = known
    ? draft.widgets.map((candidate) => (candidate.id === widget.id ? widget : candidate))
    : [...draft.widgets, widget];
  return { ...draft, widgets };
}

export function withoutWidget(draft: Draft, id: string): Draft {
  return { ...draft, widgets: draft.widgets.filter((widget) => widget.id !== id) };
}

export function withPlaces(draft: Draft, places: Place[]): Draft {
  const byId = new Map(places.map(({ id, x, y, w, h }) => [id, { x, y, w, h }]));
  const widgets = draft.widgets.map((widget) => {
    const lg = byId.get(widget.id);
    return lg ? { ...widget, position: { ...widget.position, lg } } : widget;
  });
  return { ...draft, widgets };
}

export function withFilters(draft: Draft, filters: DashboardFilters): Draft {
  return { ...draft, filters };
}

export function placesOf(widgets: DraftWidget[]): Place[] {
  return widgets.map(({ id, position: { lg } }) => ({ id, x: lg.x, y: lg.y, w: lg.w, h: lg.h }));
}

/** The order in which a phone shows them, one under the other. */
export function inReadingOrder(widgets: DraftWidget[]): DraftWidget[] {
  return widgets.toSorted(
    (a, b) => a.position.lg.y - b.position.lg.y || a.position.lg.x - b.position.lg.x,
  );
}
