import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";

import type { ErrorCode, FieldError } from "@/lib/contract";

export const server = setupServer();

export function problem(
  status: number,
  code: ErrorCode,
  message = code as string,
  errors: FieldError[] = [],
) {
  const body = {
    type: `urn:datapilot:problem:${code}`,
    title: code,
    status,
    code,
    message,
    request_id: "req-1",
    errors,
  };
  return HttpResponse.json(body, { status });
}

/** An endpoint by its path in the contract, whatever the origin of the page. */
export function endpoint(path: string): string {
  return `*/api/v1${path}`;
}

export { http, HttpResponse };
