import { ProfilePage } from "@/features/profile/profile-page";

export default function SettingsProfilePage() {
  return <ProfilePage />;
}
