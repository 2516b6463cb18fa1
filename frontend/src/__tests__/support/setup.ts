import "@testing-library/jest-dom";

import { cleanup } from "@testing-library/react";

import { clearToken } from "@/lib/auth";

import { server } from "./server";

// What jsdom leaves out and Radix or the page calls.
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.hasPointerCapture = () => false;
Element.prototype.releasePointerCapture = () => undefined;

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
beforeEach(() => {
  document.documentElement.lang = "fr";
});
afterEach(() => {
  cleanup();
  server.resetHandlers();
  clearToken();
});
afterAll(() => server.close());
