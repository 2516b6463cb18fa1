export const TOKEN_COOKIE = "dp_token";

/** As long as the refresh token lives: an expired access token is renewed, an absent one means signed out. */
const TOKEN_COOKIE_SECONDS = 7 * 24 * 60 * 60;

export function readToken(): string | null {
  const prefix = `${TOKEN_COOKIE}=`;
  const pair = document.cookie.split("; ").find((cookie) => cookie.startsWith(prefix));
  return pair?.slice(prefix.length) || null;
}

export function storeToken(token: string): void {
  writeCookie(token, TOKEN_COOKIE_SECONDS);
}

export function clearToken(): void {
  writeCookie("", 0);
}

function writeCookie(value: string, maxAge: number): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${TOKEN_COOKIE}=${value}; Path=/; Max-Age=${maxAge}; SameSite=Lax${secure}`;
}

/** When the token ends, in seconds since 1970; null when it is no JWT. The signature is the server's to check. */
export function tokenExpiry(token: string): number | null {
  const payload = token.split(".")[1];
  if (!payload) return null;
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    if (typeof claims !== "object" || claims === null || !("exp" in claims)) return null;
    return typeof claims.exp === "number" ? claims.exp : null;
  } catch {
    return null;
  }
}

export function expiresWithin(token: string, seconds: number, now: Date = new Date()): boolean {
  const expiry = tokenExpiry(token);
  return expiry !== null && expiry - now.getTime() / 1000 < seconds;
}

/** Where to go after sign-in: a path of this site, never an address that someone put in a link. */
export function safeReturnPath(path: string | null | undefined, fallback = "/questions"): string {
  if (!path?.startsWith("/")) return fallback;
  const base = "https://datapilot.invalid";
  try {
    const url = new URL(path, base);
    return url.origin === base ? url.pathname + url.search : fallback;
  } catch {
    return fallback;
  }
}
