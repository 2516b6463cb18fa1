"use client";

import useSWR from "swr";

import { api } from "@/lib/api";
import type { Feedback, FeedbackRequest, VerifiedQuestions } from "@/lib/contract";

export function giveFeedback(answerId: string, feedback: FeedbackRequest): Promise<Feedback> {
  return api.post<Feedback>(`/ai/answers/${encodeURIComponent(answerId)}/feedback`, feedback);
}

function verifiedPath(sourceId: string): string {
  return `/data-sources/${encodeURIComponent(sourceId)}/verified-questions`;
}

export function useVerifiedQuestions(sourceId: string) {
  return useSWR<VerifiedQuestions, unknown>(verifiedPath(sourceId), (path: string) =>
    api.get<VerifiedQuestions>(path),
  );
}

export function deleteVerifiedQuestion(sourceId: string, id: string): Promise<undefined> {
  return api.delete(`${verifiedPath(sourceId)}/${encodeURIComponent(id)}`);
}
