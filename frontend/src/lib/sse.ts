import { readText } from "./lines";

export interface ServerEvent {
  event: string;
  data: string;
}

/** Cuts a text/event-stream into events, whatever the pieces it arrives in. Feed it text, not bytes. */
export class EventStreamParser {
  private pending = "";
  private event = "";
  private data: string[] = [];

  push(text: string): ServerEvent[] {
    this.pending += text;
    const events: ServerEvent[] = [];
    for (let line = this.nextLine(); line !== null; line = this.nextLine()) {
      const complete = this.takeLine(line);
      if (complete) events.push(complete);
    }
    return events;
  }

  /** A line ends with CR LF, LF or CR; a CR at the very end may be half of a CR LF, so it waits. */
  private nextLine(): string | null {
    const end = this.pending.search(/[\r\n]/);
    if (end < 0) return null;
    if (this.pending[end] === "\r" && end === this.pending.length - 1) return null;
    const line = this.pending.slice(0, end);
    this.pending = this.pending.slice(this.pending.startsWith("\r\n", end) ? end + 2 : end + 1);
    return line;
  }

  private takeLine(line: string): ServerEvent | null {
    if (line === "") return this.dispatch();
    if (line.startsWith(":")) return null;
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.event = value;
    if (field === "data") this.data.push(value);
    return null;
  }

  private dispatch(): ServerEvent | null {
    const complete =
      this.data.length > 0 ? { event: this.event || "message", data: this.data.join("\n") } : null;
    this.event = "";
    this.data = [];
    return complete;
  }
}

/** The events of a streamed answer, as they arrive. Leaving the loop early, or the signal, closes the connection. */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<ServerEvent> {
  const parser = new EventStreamParser();
  for await (const text of readText(body, signal)) yield* parser.push(text);
}
