import { z } from "zod";

import type { MessageKey } from "@/lib/i18n/dictionary";

export const MIN_PASSWORD = 12;

// Messages are keys of the dictionary, put into words where they are shown.
const key = (message: MessageKey) => message;

export const email = z
  .string()
  .trim()
  .min(1, key("auth.invalid.required"))
  .max(254, key("auth.invalid.too_long"))
  .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, key("auth.invalid.email"));

/** A password that somebody chooses; the server knows more reasons to refuse one. */
export const newPassword = z
  .string()
  .min(1, key("auth.invalid.required"))
  .min(MIN_PASSWORD, key("auth.invalid.password_short"))
  .max(256, key("auth.invalid.too_long"));

export const loginSchema = z.object({
  email,
  password: z.string().min(1, key("auth.invalid.required")).max(256, key("auth.invalid.too_long")),
});

export const registerSchema = z.object({
  tenant_name: z
    .string()
    .trim()
    .min(1, key("auth.invalid.required"))
    .max(200, key("auth.invalid.too_long")),
  email,
  password: newPassword,
});
