/** The lines of a streamed answer, as they arrive. Leaving the loop early, or the signal, closes the connection. */
export async function* readLines(
  body: ReadableStream<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<string> {
  let pending = "";
  for await (const text of readText(body, signal)) {
    const lines = (pending + text).split("\n");
    pending = lines.pop() ?? "";
    yield* lines.filter((line) => line.trim() !== "");
  }
  if (pending.trim() !== "") yield pending;
}

/** The pieces of a streamed answer as text, cut anywhere but inside a letter. */
export async function* readText(
  body: ReadableStream<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<string> {
  const reader = body.getReader();
  // A connection that is closed already has nothing left to cancel.
  const close = () => void reader.cancel().catch(() => undefined);
  signal?.addEventListener("abort", close, { once: true });
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield decoder.decode(value, { stream: true });
    }
  } finally {
    signal?.removeEventListener("abort", close);
    close();
  }
}
