import { NextRequest } from "next/server";

import { contentSecurityPolicy, middleware } from "@/middleware";

function visit(path: string, token?: string) {
  const headers: Record<string, string> = token ? { cookie: `dp_token=${token}` } : {};
  return middleware(new NextRequest(`http://localhost${path}`, { headers }));
}

it.each([
  ["/questions?source=1", "http://localhost/login?next=%2Fquestions%3Fsource%3D1"],
  ["/sources", "http://localhost/login?next=%2Fsources"],
  ["/", "http://localhost/login"],
])("sends who is signed out from %s to the sign-in page", (path, location) => {
  expect(visit(path).headers.get("location")).toBe(location);
});

it("sends who is signed in from the sign-in page to their questions", () => {
  expect(visit("/login", "t").headers.get("location")).toBe("http://localhost/questions");
});

it.each([
  ["/login", undefined],
  ["/register", undefined],
  ["/questions", "t"],
])("lets %s through, with a policy of its own nonce", (path, token) => {
  const policies = [visit(path, token), visit(path, token)].map((response) => {
    expect(response.headers.get("location")).toBeNull();
    return response.headers.get("Content-Security-Policy");
  });
  expect(policies[0]).toContain("script-src 'self' 'nonce-");
  expect(policies[0]).not.toBe(policies[1]);
});

it("allows eval to the development server alone", () => {
  expect(contentSecurityPolicy("n", false)).not.toContain("unsafe-eval");
  expect(contentSecurityPolicy("n", true)).toContain("unsafe-eval");
});

it("stays under the name that the browser asked for, behind a proxy too", () => {
  const request = new NextRequest("https://localhost:3000/sources", {
    headers: { host: "datapilot.exemple.fr" },
  });
  expect(middleware(request).headers.get("location")).toBe(
    "https://datapilot.exemple.fr/login?next=%2Fsources",
  );
});
