"use client";

import { useRouter } from "next/navigation";

import { LinkPage } from "@/features/account-links/link-page";
import { routes } from "@/features/shell/routes";

export default function AccountLinkPage() {
  const router = useRouter();
  return <LinkPage onDone={() => router.replace(routes.ask)} />;
}
