import { AuditPage } from "@/features/audit/audit-page";

export default function SettingsAuditPage() {
  return <AuditPage />;
}
