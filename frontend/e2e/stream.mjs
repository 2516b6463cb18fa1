// What only a scripted server can prove: events cross the page's own route one by one, as they are written, and a stopped
// question closes the connection to the API. Needs `npm run build` first.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";

import { startNext } from "./support/next-server.mjs";

/** An API that writes its second event only when the test lets it, and tells when its client has gone. */
async function startHeldApi() {
  const held = { release: null, gone: null };
  const server = createServer((request, response) => {
    if (request.url.endsWith("/upload")) {
      let bytes = 0;
      request.on("data", (piece) => (bytes += piece.length));
      request.on("end", () => response.end(JSON.stringify({ bytes })));
      return;
    }
    held.gone = once(response, "close");
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.write("event: step\ndata: 1\n\n");
    held.release = () => response.write("event: step\ndata: 2\n\n");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { held, server, url: `http://127.0.0.1:${server.address().port}` };
}

const api = await startHeldApi();
const site = await startNext(api.url);
try {
  const stop = new AbortController();
  const response = await fetch(`${site.url}/api/v1/ai/query`, {
    method: "POST",
    body: "{}",
    headers: { "Accept-Encoding": "gzip, br" },
    signal: stop.signal,
  });
  const reader = response.body.getReader();
  const read = async () => new TextDecoder().decode((await reader.read()).value);

  assert.equal(await read(), "event: step\ndata: 1\n\n");
  api.held.release();
  assert.equal(await read(), "event: step\ndata: 2\n\n");
  console.log("ok  each event crosses the page before the next is written");

  stop.abort();
  await api.held.gone;
  console.log("ok  a stopped question closes the connection to the API");

  const size = 64 * 1024 * 1024;
  const piece = new Uint8Array(1024 * 1024);
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (sent === size) return controller.close();
      sent += piece.length;
      controller.enqueue(piece);
    },
  });
  const upload = await fetch(`${site.url}/api/v1/upload`, { method: "POST", body, duplex: "half" });
  assert.deepEqual(await upload.json(), { bytes: size });
  console.log("ok  an upload of 64 MB crosses the page whole");
} finally {
  await site.close();
  api.server.closeAllConnections();
  api.server.close();
}
