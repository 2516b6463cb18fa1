import { redirect } from "next/navigation";

import { routes } from "@/features/shell/routes";

export default function SettingsPage() {
  redirect(routes.profile);
}
