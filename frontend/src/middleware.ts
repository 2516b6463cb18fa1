import { NextResponse, type NextRequest } from "next/server";

const TOKEN_COOKIE = "dp_token";
const SIGNED_OUT_PAGES = ["/login", "/register"];
const OPEN_PAGES = ["/link"];

/**
 * Sends who is signed out to the sign-in page, and bears the content security policy. The presence of the cookie is
 * all that is looked at: it spares a useless page, while every right is the API's to check.
 */
export function middleware(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const signedIn = Boolean(request.cookies.get(TOKEN_COOKIE)?.value);
  const signedOutPage = SIGNED_OUT_PAGES.includes(pathname);
  if (!signedIn && !signedOutPage && !OPEN_PAGES.includes(pathname)) {
    const login = here(request, "/login");
    if (pathname !== "/") login.searchParams.set("next", pathname + search);
    return NextResponse.redirect(login);
  }
  if (signedIn && signedOutPage) return NextResponse.redirect(here(request, "/questions"));

  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
  return response;
}

/** A page under the name that the browser asked for: Next itself knows only the one it was started with. */
function here(request: NextRequest, path: string): URL {
  const url = new URL(path, request.url);
  const host = request.headers.get("host");
  if (host !== null) {
    url.port = "";
    url.host = host;
  }
  return url;
}

/** Next puts the nonce on its own scripts; the sizes of charts and bars are style attributes. */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = { matcher: ["/((?!api/|_next/|icon.svg|favicon.ico).*)"] };
