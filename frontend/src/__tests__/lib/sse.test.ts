import { EventStreamParser, readEvents, type ServerEvent } from "@/lib/sse";

function streamOf(pieces: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      pieces.forEach((piece) => controller.enqueue(piece));
      controller.close();
    },
  });
}

async function eventsOf(pieces: Uint8Array[]): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  for await (const event of readEvents(streamOf(pieces))) events.push(event);
  return events;
}

const text = 'event: step\ndata: {"message":"Région — été 🇫🇷"}\n\nevent: answer\ndata: {}\n\n';

it("reads the same events wherever the bytes are cut, inside a character too", async () => {
  const bytes = new TextEncoder().encode(text);
  const whole = await eventsOf([bytes]);
  expect(whole).toEqual([
    { event: "step", data: '{"message":"Région — été 🇫🇷"}' },
    { event: "answer", data: "{}" },
  ]);
  for (let cut = 1; cut < bytes.length; cut += 1) {
    expect(await eventsOf([bytes.slice(0, cut), bytes.slice(cut)])).toEqual(whole);
  }
  expect(await eventsOf([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(whole);
});

it.each(["\n", "\r\n", "\r"])("takes %j as the end of a line", (end) => {
  const parser = new EventStreamParser();
  const events = [
    ...parser.push(`event: sql${end}data: SELECT 1${end}${end}`),
    ...parser.push(`data: x${end}${end}:`),
  ];
  expect(events).toEqual([
    { event: "sql", data: "SELECT 1" },
    { event: "message", data: "x" },
  ]);
});

it("joins the data lines of one event, and passes over comments and unknown fields", () => {
  const parser = new EventStreamParser();
  const events = parser.push(": keep-alive\nid: 7\nretry: 1\ndata: a\ndata:b\n\n: end\n\n");
  expect(events).toEqual([{ event: "message", data: "a\nb" }]);
});

it("does not give an event that the end of the stream cut", async () => {
  expect(await eventsOf([new TextEncoder().encode("event: answer\ndata: {}\n")])).toEqual([]);
});

it("closes the connection when its signal says so", async () => {
  const controller = new AbortController();
  const cancelled = jest.fn();
  const silent = new ReadableStream<Uint8Array>({ cancel: cancelled });
  const events = readEvents(silent, controller.signal);
  const next = events.next();
  controller.abort();
  await expect(next).resolves.toEqual({ done: true, value: undefined });
  expect(cancelled).toHaveBeenCalledTimes(1);
});

it("closes the connection when its reader leaves early", async () => {
  const cancelled = jest.fn();
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode("data: 1\n\n")),
    cancel: cancelled,
  });
  for await (const event of readEvents(stream)) {
    expect(event.data).toBe("1");
    break;
  }
  expect(cancelled).toHaveBeenCalledTimes(1);
});
