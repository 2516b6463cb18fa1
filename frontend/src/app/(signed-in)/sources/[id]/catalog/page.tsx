"use client";

import dynamic from "next/dynamic";
import { useParams } from "next/navigation";

import { Skeleton } from "@/components/ui/skeleton";
import { routes } from "@/features/shell/routes";

const CatalogPage = dynamic(
  () => import("@/features/catalog/catalog-page").then((module) => module.CatalogPage),
  { loading: () => <Skeleton className="h-96" /> },
);

export default function Page() {
  const { id } = useParams<{ id: string }>();
  return (
    <CatalogPage sourceId={id} sourceHref={routes.source(id)} askHref={routes.askSource(id)} />
  );
}
