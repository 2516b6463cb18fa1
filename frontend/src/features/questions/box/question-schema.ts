import { z } from "zod";

import type { MessageKey } from "@/lib/i18n/dictionary";

export const MAX_QUESTION = 2000;

const key = (message: MessageKey) => message;

export const questionSchema = z.object({
  question: z
    .string()
    .trim()
    .max(MAX_QUESTION, key("ask.too_long"))
    .regex(/[\p{L}\p{N}]/u, key("ask.empty")),
});
