// Weighs the JavaScript that a page loads first, compressed; fails above the limit.
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const LIMIT_KB = 250;
const build = new URL("../.next/", import.meta.url);
const manifest = JSON.parse(await readFile(new URL("app-build-manifest.json", build), "utf8"));

/** The files of the layouts that stand around a page. */
function layoutsOf(page) {
  const folders = page.split("/").slice(0, -1);
  return folders.flatMap((_, depth) => {
    const layout = [...folders.slice(0, depth + 1), "layout"].join("/");
    return manifest.pages[layout] ?? [];
  });
}

let tooHeavy = false;
for (const [page, files] of Object.entries(manifest.pages)) {
  if (!page.endsWith("/page")) continue;
  const scripts = new Set([...files, ...layoutsOf(page)].filter((file) => file.endsWith(".js")));
  const weights = await Promise.all(
    [...scripts].map(async (file) => gzipSync(await readFile(new URL(file, build))).length),
  );
  const kilobytes = weights.reduce((sum, weight) => sum + weight, 0) / 1000;
  tooHeavy ||= kilobytes > LIMIT_KB;
  console.log(`${kilobytes.toFixed(1).padStart(7)} kB  ${page}`);
}
if (tooHeavy) {
  console.error(`A page loads more than ${LIMIT_KB} kB of JavaScript first.`);
  process.exit(1);
}
