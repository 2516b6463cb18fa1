import { ApiError, errorFromBody, isAbort } from "./api-error";
import { clearToken, readToken, storeToken } from "./auth";
import type { Session } from "./contract";

const BASE = "/api/v1";

interface Subscriber {
  resolve: (token: string) => void;
  reject: (error: unknown) => void;
}

let isRefreshing = false;
let subscribers: Subscriber[] = [];
const sessionEndedListeners = new Set<() => void>();

/** Called once when the session can no longer be renewed. Returns how to stop listening. */
export function onSessionEnded(listener: () => void): () => void {
  sessionEndedListeners.add(listener);
  return () => sessionEndedListeners.delete(listener);
}

const reachableListeners = new Set<(reachable: boolean) => void>();

/** Told after each request whether a server answered it. Returns how to stop listening. */
export function onReachable(listener: (reachable: boolean) => void): () => void {
  reachableListeners.add(listener);
  return () => reachableListeners.delete(listener);
}

function tellReachable(reachable: boolean): void {
  reachableListeners.forEach((listener) => listener(reachable));
}

/** Runs `attempt`; when it is refused with 401, renews the session and runs it once more. */
export async function withSession<T>(attempt: (token: string | null) => Promise<T>): Promise<T> {
  const token = readToken();
  try {
    return await attempt(token);
  } catch (error) {
    if (!(error instanceof ApiError && error.isUnauthorized)) throw error;
  }
  return attempt(await freshToken(token));
}

/** A token other than `stale`: the one that another request or tab got meanwhile, or the next refresh's. */
export function freshToken(stale: string | null): Promise<string> {
  const current = readToken();
  if (current !== null && current !== stale) return Promise.resolve(current);
  return new Promise((resolve, reject) => {
    subscribers.push({ resolve, reject });
    if (!isRefreshing) void refresh();
  });
}

async function refresh(): Promise<void> {
  isRefreshing = true;
  try {
    const session = await sendJson<Session>("/auth/refresh", { method: "POST" }, null);
    storeToken(session.access_token);
    settle((subscriber) => subscriber.resolve(session.access_token));
  } catch (error) {
    const ended = error instanceof ApiError && error.isUnauthorized;
    if (ended) clearToken();
    settle((subscriber) => subscriber.reject(error));
    if (ended) sessionEndedListeners.forEach((listener) => listener());
  }
}

function settle(tell: (subscriber: Subscriber) => void): void {
  isRefreshing = false;
  const waiting = subscribers;
  subscribers = [];
  waiting.forEach(tell);
}

export function apiUrl(path: string): string {
  return BASE + path;
}

/** Headers that every request bears; the language is that of the page. */
export function requestHeaders(token: string | null): Record<string, string> {
  const headers: Record<string, string> = { "Accept-Language": document.documentElement.lang };
  if (token !== null) headers.Authorization = `Bearer ${token}`;
  return headers;
}

async function send(path: string, init: RequestInit, token: string | null): Promise<Response> {
  const headers = new Headers(init.headers);
  Object.entries(requestHeaders(token)).forEach(([name, value]) => headers.set(name, value));
  let response: Response;
  try {
    response = await fetch(apiUrl(path), { ...init, headers, credentials: "same-origin" });
  } catch (error) {
    if (isAbort(error)) throw error;
    tellReachable(false);
    throw ApiError.client("network_unreachable");
  }
  if (response.ok) {
    tellReachable(true);
    return response;
  }
  const failure = errorFromBody(response.status, await response.text());
  tellReachable(failure.code !== "network_unreachable");
  throw failure;
}

async function sendJson<T>(path: string, init: RequestInit, token: string | null): Promise<T> {
  const response = await send(path, init, token);
  if (response.status === 204) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch (error) {
    throw isAbort(error) ? error : ApiError.client("unreadable_answer", response.status);
  }
}

function jsonInit(method: string, body?: unknown): RequestInit {
  if (body === undefined) return { method };
  return { method, body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
}

export interface Download {
  blob: Blob;
  fileName: string;
}

function fileNameOf(response: Response, fallback: string): string {
  const disposition = response.headers.get("Content-Disposition") ?? "";
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="([^"]+)"/i.exec(disposition)?.[1];
  return (encoded ? decodeURIComponent(encoded) : plain) ?? fallback;
}

/** The API as the page uses it: paths without `/api/v1`, failures as ApiError. */
export const api = {
  get: <T>(path: string) => withSession((token) => sendJson<T>(path, { method: "GET" }, token)),
  post: <T>(path: string, body?: unknown) =>
    withSession((token) => sendJson<T>(path, jsonInit("POST", body), token)),
  put: <T>(path: string, body: unknown) =>
    withSession((token) => sendJson<T>(path, jsonInit("PUT", body), token)),
  patch: <T>(path: string, body: unknown) =>
    withSession((token) => sendJson<T>(path, jsonInit("PATCH", body), token)),
  delete: (path: string) =>
    withSession((token) => sendJson<undefined>(path, { method: "DELETE" }, token)),

  /** A body that is no JSON of the page's own making: a file that is imported. */
  putText: <T>(path: string, body: string, headers: Record<string, string>) =>
    withSession((token) => sendJson<T>(path, { method: "PUT", body, headers }, token)),

  /** Without a session: a 401 here is about the password, not about a token. */
  postSignedOut: <T>(path: string, body?: unknown) =>
    sendJson<T>(path, jsonInit("POST", body), null),

  /** An answer in pieces, by default server-sent events; aborting the signal closes the connection, which stops the work. */
  stream: (path: string, body: unknown, signal: AbortSignal, accept = "text/event-stream") =>
    withSession((token) => {
      const headers = { "Content-Type": "application/json", Accept: accept };
      return send(path, { method: "POST", body: JSON.stringify(body), headers, signal }, token);
    }),

  download: (path: string, fallbackName: string, accept = "*/*"): Promise<Download> =>
    withSession(async (token) => {
      const init = { method: "GET", headers: { Accept: accept } };
      const response = await send(path, init, token);
      return { blob: await response.blob(), fileName: fileNameOf(response, fallbackName) };
    }),
};
