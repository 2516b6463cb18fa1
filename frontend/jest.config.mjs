import nextJest from "next/jest.js";

const withNext = nextJest({ dir: "./" })({
  testEnvironment: "<rootDir>/src/__tests__/support/environment.mjs",
  testMatch: ["<rootDir>/src/__tests__/**/*.test.{ts,tsx}"],
  setupFilesAfterEnv: ["<rootDir>/src/__tests__/support/setup.ts"],
  moduleNameMapper: { "^@/(.*)$": "<rootDir>/src/$1" },
});

// Published as ES modules alone; next/jest leaves all of node_modules as it is.
const MODULES = ["msw", "@mswjs", "@open-draft", "rettime", "until-async"];

export default async function config() {
  const transformIgnorePatterns = [`/node_modules/(?!(${MODULES.join("|")})/)`];
  return { ...(await withNext()), transformIgnorePatterns };
}
