// Next would fetch and write into package-lock.json what npm left out on purpose: its compilers for other systems.
process.env.NEXT_IGNORE_INCORRECT_LOCKFILE ??= "1";

/** @type {import("next").NextConfig} */
const config = {
  outputFileTracingRoot: import.meta.dirname,
  // For its image: a server with only what it needs beside it.
  output: process.env.DATAPILOT_STANDALONE ? "standalone" : undefined,
  poweredByHeader: false,
  reactStrictMode: true,
  experimental: { optimizePackageImports: ["lucide-react"] },
};

export default config;
