import { MembersPage } from "@/features/members/members-page";

export default function SettingsMembersPage() {
  return <MembersPage />;
}
