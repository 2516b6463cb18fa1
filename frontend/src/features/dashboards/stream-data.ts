import { api } from "@/lib/api";
import { ApiError } from "@/lib/api-error";
import type { DashboardDataEvent, DashboardFilters } from "@/lib/contract";
import { readLines } from "@/lib/lines";

export interface DataRequest {
  filters: DashboardFilters;
  widget_ids?: string[];
  refresh?: boolean;
}

/** The data of the widgets, each as it is ready. Aborting the signal closes the connection, which stops the work. */
export async function* streamData(
  path: string,
  request: DataRequest,
  signal: AbortSignal,
): AsyncGenerator<DashboardDataEvent> {
  const response = await api.stream(path, request, signal, "application/x-ndjson");
  if (!response.body) throw ApiError.client("stream_cut");
  for await (const line of readLines(response.body, signal)) {
    const event = parse(line);
    yield event;
    if (event.event === "end") return;
  }
  signal.throwIfAborted();
  throw ApiError.client("stream_cut");
}

function parse(line: string): DashboardDataEvent {
  try {
    return JSON.parse(line) as DashboardDataEvent;
  } catch {
    throw ApiError.client("unreadable_answer");
  }
}
