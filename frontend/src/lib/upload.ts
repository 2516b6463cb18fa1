import { apiUrl, freshToken, requestHeaders, withSession } from "./api";
import { ApiError, errorFromBody } from "./api-error";
import { expiresWithin, readToken } from "./auth";

export interface UploadOptions {
  /** From 0 to 1, of the bytes that left the browser. */
  onProgress: (fraction: number) => void;
  signal: AbortSignal;
}

/** XMLHttpRequest, as fetch does not tell how much was sent. */
function send<T>(path: string, form: FormData, token: string | null, options: UploadOptions) {
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", apiUrl(path));
    Object.entries(requestHeaders(token)).forEach(([name, value]) =>
      request.setRequestHeader(name, value),
    );
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status >= 400) reject(errorFromBody(request.status, request.responseText));
      else resolve(JSON.parse(request.responseText) as T);
    };
    request.onerror = () => reject(ApiError.client("network_unreachable"));
    const cancel = () => {
      request.abort();
      reject(new DOMException("The upload was cancelled.", "AbortError"));
    };
    options.signal.addEventListener("abort", cancel, { once: true });
    request.send(form);
  });
}

/** Sends a form with its files. A token about to end is renewed first, so that no large upload is sent twice. */
export async function upload<T>(path: string, form: FormData, options: UploadOptions): Promise<T> {
  const token = readToken();
  if (token !== null && expiresWithin(token, 60)) await freshToken(token);
  options.signal.throwIfAborted();
  return withSession((current) => send<T>(path, form, current, options));
}
