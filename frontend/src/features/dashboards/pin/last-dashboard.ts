const KEY = "dp_last_dashboard";

interface LastDashboard {
  id: string;
  name: string;
}

/** The dashboard that this browser pinned to last; null where there is none. */
export function lastDashboard(): LastDashboard | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return isDashboard(found) ? found : null;
  } catch {
    return null;
  }
}

export function rememberDashboard({ id, name }: LastDashboard): void {
  localStorage.setItem(KEY, JSON.stringify({ id, name }));
}

export function forgetDashboard(): void {
  localStorage.removeItem(KEY);
}

function isDashboard(value: unknown): value is LastDashboard {
  return (
    typeof value === "object" &&
    value !== null &&
    "id" in value &&
    typeof value.id === "string" &&
    "name" in value &&
    typeof value.name === "string"
  );
}
