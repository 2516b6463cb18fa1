import { ApiError } from "@/lib/api-error";
import type { Dashboard } from "@/lib/contract";

import type { Draft } from "./prepare/draft";

export type SaveState =
  | { phase: "saved" }
  | { phase: "pending" }
  | { phase: "saving" }
  | { phase: "failed"; error: unknown }
  /** Somebody else saved meanwhile: nothing is sent until a person chose. */
  | { phase: "conflict" };

interface SaverOptions {
  version: number;
  put: (draft: Draft, version: number) => Promise<Dashboard>;
  onState: (state: SaveState) => void;
  onSaved: (dashboard: Dashboard) => void;
}

const DELAY = 700;

/** Saves the last of many changes, one request at a time, a moment after the hand has rested. */
export class Saver {
  private wanted: Draft | null = null;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private held = false;
  private version: number;

  constructor(private readonly options: SaverOptions) {
    this.version = options.version;
  }

  propose(draft: Draft): void {
    this.wanted = draft;
    if (this.held) return;
    this.options.onState({ phase: "pending" });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), DELAY);
  }

  /** Sends what is waiting; resolves once nothing waits any more. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    if (this.wanted === null || this.held) return;
    this.running = this.send(this.wanted);
    await this.running;
  }

  /** Goes on from another version: that of somebody else, or of a widget that was added. */
  adopt(version: number): void {
    clearTimeout(this.timer);
    this.version = version;
    this.held = false;
    this.wanted = null;
    this.options.onState({ phase: "saved" });
  }

  private async send(draft: Draft): Promise<void> {
    this.wanted = null;
    this.options.onState({ phase: "saving" });
    try {
      const saved = await this.options.put(draft, this.version);
      this.version = saved.version;
      this.options.onSaved(saved);
      this.options.onState({ phase: this.isIdle() ? "saved" : "pending" });
    } catch (error) {
      // What could not be saved waits, unless something newer does already.
      if (this.isIdle()) this.wanted = draft;
      this.held = isConflict(error);
      this.options.onState(this.held ? { phase: "conflict" } : { phase: "failed", error });
    } finally {
      this.running = null;
    }
  }

  private isIdle(): boolean {
    return this.wanted === null;
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof ApiError && error.status === 409 && error.fields[0]?.field === "version";
}
