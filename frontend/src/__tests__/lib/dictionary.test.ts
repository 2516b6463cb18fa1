import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { createTranslator } from "@/lib/i18n/dictionary";
import { en } from "@/lib/i18n/en";
import { fr } from "@/lib/i18n/fr";

const keys = Object.keys(fr) as (keyof typeof fr)[];

function places(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();
}

it("says everything in both languages, with the same places to fill", () => {
  expect(Object.keys(en).toSorted()).toEqual([...keys].toSorted());
  for (const key of keys) {
    expect(en[key].trim()).not.toBe("");
    expect(fr[key].trim()).not.toBe("");
    expect([key, places(en[key])]).toEqual([key, places(fr[key])]);
  }
});

it("gives each counted message both forms", () => {
  for (const key of keys.filter((candidate) => candidate.endsWith(".one"))) {
    expect(keys).toContain(key.replace(/\.one$/, ".other"));
  }
});

it("holds no message that nothing shows", () => {
  const source = join(__dirname, "../..");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.tsx?$/.test(file) && !file.startsWith("__tests__") && !file.includes("i18n"),
  );
  const code = files.map((file) => readFileSync(join(source, file), "utf8")).join("\n");
  // A key is spelled out, or begins like one that is completed at run time: `type.${…}`.
  const stems = [...code.matchAll(/`([a-z_.]+\.)\$\{/g)].map((match) => match[1] ?? "");
  const tails = /\.(one|other)$/;
  const unused = keys.filter(
    (key) =>
      !code.includes(`"${key}"`) &&
      !code.includes(`"${key.replace(tails, "")}"`) &&
      !stems.some((stem) => key.startsWith(stem)),
  );
  expect(unused).toEqual([]);
});

it("counts as each language does", () => {
  const { counted } = createTranslator("fr");
  expect(counted("sources.rows", 0)).toBe("0 ligne");
  expect(counted("sources.rows", 2)).toBe("2 lignes");
  expect(counted("sources.rows", 1_000_000, { count: "1 000 000" })).toBe("1 000 000 lignes");
  expect(createTranslator("en").counted("sources.rows", 0)).toBe("0 rows");
});
