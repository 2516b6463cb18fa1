import { UsageOverview } from "@/features/usage/usage-overview";

export default function UsagePage() {
  return <UsageOverview />;
}
