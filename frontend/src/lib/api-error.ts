import type { ErrorCode, FieldError, Problem } from "./contract";

/** Failures that no server reported: its messages are in the dictionary, under `error.<code>`. */
export type ClientErrorCode =
  "network_unreachable" | "unreadable_answer" | "stream_cut" | "not_a_dashboard";

export class ApiError extends Error {
  readonly code: ErrorCode | ClientErrorCode;
  readonly status: number;
  readonly requestId: string | null;
  readonly fields: FieldError[];

  private constructor(
    code: ErrorCode | ClientErrorCode,
    message: string,
    status: number,
    requestId: string | null,
    fields: FieldError[],
  ) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.status = status;
    this.requestId = requestId;
    this.fields = fields;
  }

  static fromProblem(problem: Problem): ApiError {
    return new ApiError(
      problem.code,
      problem.message,
      problem.status,
      problem.request_id,
      problem.errors,
    );
  }

  static client(code: ClientErrorCode, status = 0): ApiError {
    return new ApiError(code, code, status, null, []);
  }

  get isUnauthorized(): boolean {
    return this.status === 401;
  }
}

/** What a proxy answers in the place of a server that it cannot reach. */
const GATEWAY_STATUS = [502, 503, 504];

/** The error that an HTTP answer of 400 or more stands for, be it the API's or that of a proxy on the way. */
export function errorFromBody(status: number, body: string): ApiError {
  try {
    const parsed: unknown = JSON.parse(body);
    if (isProblem(parsed)) return ApiError.fromProblem(parsed);
  } catch {
    // Not JSON: told below.
  }
  const code = GATEWAY_STATUS.includes(status) ? "network_unreachable" : "unreadable_answer";
  return ApiError.client(code, status);
}

export function isProblem(value: unknown): value is Problem {
  return (
    typeof value === "object" &&
    value !== null &&
    "code" in value &&
    typeof value.code === "string" &&
    "message" in value &&
    typeof value.message === "string" &&
    "errors" in value &&
    Array.isArray(value.errors)
  );
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
