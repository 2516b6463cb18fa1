import { ModelSettings } from "@/features/model-settings/model-settings";

export default function ModelSettingsPage() {
  return <ModelSettings />;
}
