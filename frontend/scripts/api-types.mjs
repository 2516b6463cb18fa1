// Writes src/lib/api-schema.ts from the contract; with --check, fails when it is not what the contract says.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const contract = new URL("../../docs/api/openapi.yaml", import.meta.url);
const target = new URL("../src/lib/api-schema.ts", import.meta.url);

const head = "// Generated from docs/api/openapi.yaml by `npm run api:types`. Do not edit.\n";
const wanted =
  head + astToString(await openapiTS(contract, { alphabetize: false, enumValues: false }));

if (process.argv.includes("--check")) {
  const found = await readFile(target, "utf8").catch(() => "");
  if (found !== wanted) {
    console.error(
      "src/lib/api-schema.ts is not what docs/api/openapi.yaml says: run `npm run api:types`.",
    );
    process.exit(1);
  }
} else {
  await writeFile(target, wanted);
}
