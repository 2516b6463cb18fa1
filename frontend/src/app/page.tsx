import { redirect } from "next/navigation";

import { routes } from "@/features/shell/routes";

export default function Home() {
  redirect(routes.ask);
}
