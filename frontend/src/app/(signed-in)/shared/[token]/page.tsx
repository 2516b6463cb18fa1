"use client";

import { useParams } from "next/navigation";

import { SharedDashboardPage } from "@/features/dashboards/dashboard-page";

export default function Page() {
  const { token } = useParams<{ token: string }>();
  return <SharedDashboardPage token={token} />;
}
