"use client";

import { useParams, useRouter } from "next/navigation";

import { DashboardPage } from "@/features/dashboards/dashboard-page";
import { routes } from "@/features/shell/routes";

export default function Page() {
  const router = useRouter();
  const { id } = useParams<{ id: string }>();
  return (
    <DashboardPage
      id={id}
      sharedHref={routes.sharedDashboard}
      onOpen={(other) => router.push(routes.dashboard(other))}
      onDeleted={() => router.replace(routes.dashboards)}
    />
  );
}
