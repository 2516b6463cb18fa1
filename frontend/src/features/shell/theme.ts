export type Theme = "system" | "light" | "dark";

export const THEME_COOKIE = "dp_theme";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

export function asTheme(value: string | null | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}

export function applyTheme(theme: Theme): void {
  document.cookie = `${THEME_COOKIE}=${theme}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function currentTheme(): Theme {
  return asTheme(document.documentElement.dataset.theme);
}
