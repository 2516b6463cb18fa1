import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Once the colours have gone over to the other theme: half way they have too little contrast. */
async function settled() {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const ending = document
    .getAnimations()
    .filter((animation) => animation.effect.getTiming().iterations !== Infinity);
  await Promise.allSettled(ending.map((animation) => animation.finished));
}

/** What axe finds on the page as it stands, in both themes, each thing once. */
export async function axeFindings(page) {
  const found = new Set();
  // Next sets the title of a page that is navigated to a moment after its content.
  await page.waitForFunction(() => document.title !== "");
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.evaluate(settled);
    await page.evaluate(axe);
    const lines = await page.evaluate(async () => {
      const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id} (${help}) at ${node.html.slice(0, 200)}`),
      );
    });
    for (const line of lines) found.add(`${colorScheme}: ${line}`);
  }
  return [...found];
}
