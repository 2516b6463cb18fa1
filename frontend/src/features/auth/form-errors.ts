import type { FieldPath, FieldValues, UseFormSetError } from "react-hook-form";

import { ApiError } from "@/lib/api-error";

/**
 * Puts the server's word on each field of the form that it names.
 * Returns whether that said everything, so that no banner is needed.
 */
export function showFieldErrors<Form extends FieldValues>(
  error: unknown,
  fields: readonly FieldPath<Form>[],
  setError: UseFormSetError<Form>,
): boolean {
  if (!(error instanceof ApiError) || error.fields.length === 0) return false;
  let all = true;
  for (const problem of error.fields) {
    const field = fields.find((candidate) => candidate === problem.field);
    if (field) setError(field, { message: problem.message });
    else all = false;
  }
  return all;
}
