import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { catalogEn } from "@/lib/i18n/catalog.en";
import { catalogFr } from "@/lib/i18n/catalog.fr";
import { translatorOver } from "@/lib/i18n/dictionary";
import { en } from "@/lib/i18n/en";
import { fr } from "@/lib/i18n/fr";

const dictionaries: [string, Record<string, string>, Record<string, string>][] = [
  ["every page", fr, en],
  ["the catalog page", catalogFr, catalogEn],
];

function places(text = ""): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(String).toSorted();
}

function codeOfPages(): string {
  const source = join(__dirname, "../..");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.tsx?$/.test(file) && !file.startsWith("__tests__") && !file.includes("i18n"),
  );
  return files.map((file) => readFileSync(join(source, file), "utf8")).join("\n");
}

describe.each(dictionaries)("the dictionary of %s", (_, french, english) => {
  const keys = Object.keys(french);

  it("says everything in both languages, with the same places to fill", () => {
    expect(Object.keys(english).toSorted()).toEqual(keys.toSorted());
    for (const key of keys) {
      expect([key, english[key]?.trim()]).not.toEqual([key, ""]);
      expect([key, french[key]?.trim()]).not.toEqual([key, ""]);
      expect([key, places(english[key])]).toEqual([key, places(french[key])]);
    }
  });

  it("gives each counted message both forms", () => {
    for (const key of keys.filter((candidate) => candidate.endsWith(".one"))) {
      expect(keys).toContain(key.replace(/\.one$/, ".other"));
    }
  });

  it("holds no message that nothing shows", () => {
    const code = codeOfPages();
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
});

it("counts as each language does", () => {
  const { counted } = translatorOver(fr, "fr");
  expect(counted("sources.rows", 0)).toBe("0 ligne");
  expect(counted("sources.rows", 2)).toBe("2 lignes");
  expect(counted("sources.rows", 1_000_000, { count: "1 000 000" })).toBe("1 000 000 lignes");
  expect(translatorOver(en, "en").counted("sources.rows", 0)).toBe("0 rows");
});
