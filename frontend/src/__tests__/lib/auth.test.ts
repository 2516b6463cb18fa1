import {
  clearToken,
  expiresWithin,
  readToken,
  safeReturnPath,
  storeToken,
  tokenExpiry,
} from "@/lib/auth";

function tokenWith(claims: unknown): string {
  const part = btoa(JSON.stringify(claims)).replaceAll("+", "-").replaceAll("/", "_");
  return `h.${part}.s`;
}

it("keeps the token in its cookie until it is cleared", () => {
  expect(readToken()).toBeNull();
  storeToken("a.b-c_d.e");
  expect(readToken()).toBe("a.b-c_d.e");
  expect(document.cookie).toBe("dp_token=a.b-c_d.e");
  clearToken();
  expect(readToken()).toBeNull();
});

it("is not misled by a cookie whose name ends alike", () => {
  document.cookie = "not_dp_token=x";
  expect(readToken()).toBeNull();
});

it("reads when a token ends, and nothing from what is no token", () => {
  expect(tokenExpiry(tokenWith({ exp: 1000, name: "Zoé ÿ" }))).toBe(1000);
  expect(tokenExpiry(tokenWith({}))).toBeNull();
  expect(tokenExpiry(tokenWith({ exp: "soon" }))).toBeNull();
  expect(tokenExpiry("a.!!.c")).toBeNull();
  expect(tokenExpiry("")).toBeNull();
});

it("knows a token that is about to end", () => {
  const token = tokenWith({ exp: 1000 });
  expect(expiresWithin(token, 60, new Date(930_000))).toBe(false);
  expect(expiresWithin(token, 60, new Date(950_000))).toBe(true);
  expect(expiresWithin("opaque", 60)).toBe(false);
});

it.each([
  ["/sources/1?new=1", "/sources/1?new=1"],
  ["/questions", "/questions"],
  [null, "/questions"],
  ["", "/questions"],
  ["https://evil.example/", "/questions"],
  ["//evil.example/", "/questions"],
  ["/\\evil.example", "/questions"],
  ["/\t/evil.example", "/questions"],
  ["javascript:alert(1)", "/questions"],
])("returns from %j to %s", (path, expected) => {
  expect(safeReturnPath(path)).toBe(expected);
});
