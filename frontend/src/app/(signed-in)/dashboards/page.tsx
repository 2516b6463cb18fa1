"use client";

import { useRouter } from "next/navigation";

import { DashboardList } from "@/features/dashboards/dashboard-list";
import { routes } from "@/features/shell/routes";

export default function Page() {
  const router = useRouter();
  return (
    <DashboardList
      askHref={routes.ask}
      hrefOf={routes.dashboard}
      onOpen={(id) => router.push(routes.dashboard(id))}
    />
  );
}
