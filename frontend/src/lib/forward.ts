/**
 * Hands a request of the page to the API and streams the answer back, so that both share one origin.
 * A rewrite of Next would fix the API's address at build time and compress, and so hold back, event streams.
 * In production nginx sends /api/ to the API itself, and this is not reached.
 */

const DEFAULT_API = "http://127.0.0.1:8000";

/** Of one connection only, or made anew by fetch. */
const HOP_HEADERS = [
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

export async function forward(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const target = new URL(pathname + search, process.env.DATAPILOT_API_URL ?? DEFAULT_API);
  const headers = new Headers(request.headers);
  HOP_HEADERS.forEach((name) => headers.delete(name));
  headers.set("accept-encoding", "identity");

  // `duplex` lets an upload flow through without being held in memory; the types do not know it.
  const init: RequestInit & { duplex: "half" } = {
    method: request.method,
    headers,
    body: request.body,
    duplex: "half",
    redirect: "manual",
    cache: "no-store",
    signal: request.signal,
  };
  let answer: Response;
  try {
    answer = await fetch(target, init);
  } catch (error) {
    if (request.signal.aborted) throw error;
    return new Response(null, { status: 502 });
  }
  const answerHeaders = new Headers(answer.headers);
  HOP_HEADERS.forEach((name) => answerHeaders.delete(name));
  // Keeps every proxy on the way, this server's compression first, from gathering events.
  answerHeaders.append("Cache-Control", "no-transform");
  return new Response(answer.body, { status: answer.status, headers: answerHeaders });
}
