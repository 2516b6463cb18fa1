import { readFileSync } from "node:fs";
import { join } from "node:path";

type Color = [number, number, number];
type Matrix = [Color, Color, Color];

// Machado, Oliveira and Fernandes 2009, severity 1.0, on linear light.
const VISIONS: Record<string, Matrix> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
/** Distance in Oklab under which two filled shapes look alike. */
const ALIKE = 0.1;
/** WCAG 1.4.11: what carries meaning stands out from its ground. */
const CONTRAST = 3;

const css = readFileSync(join(__dirname, "../../app/globals.css"), "utf8");

function token(name: string, theme: 0 | 1): Color {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(css)?.[1] ?? "";
  const alias = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (alias) return token(alias, theme);
  const hex = [...value.matchAll(/#([0-9a-f]{6})/g)][theme]?.[1] ?? "";
  return [0, 2, 4].map((at) => linear(parseInt(hex.slice(at, at + 2), 16) / 255)) as Color;
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function times(matrix: Matrix, color: Color): Color {
  return matrix.map((row) =>
    row.reduce((sum, factor, index) => sum + factor * (color[index] ?? 0), 0),
  ) as Color;
}

function oklab(color: Color): Color {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    color.map((part) => Math.min(1, Math.max(0, part))) as Color,
  ).map(Math.cbrt) as Color;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}

const luminance = ([r, g, b]: Color) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

const themes = [
  ["light", 0],
  ["dark", 1],
] as const;

describe.each(themes)("the colours of charts in the %s theme", (_, theme) => {
  const colors = Array.from({ length: 8 }, (_, index) => token(`chart-${index + 1}`, theme));

  it.each(Object.entries(VISIONS))("are told apart with %s", (_, vision) => {
    const seen = colors.map((color) => oklab(times(vision, color)));
    seen.forEach((one, index) => {
      for (const other of seen.slice(index + 1)) {
        const distance = Math.hypot(...one.map((part, axis) => part - (other[axis] ?? 0)));
        expect(distance).toBeGreaterThan(ALIKE);
      }
    });
  });

  it("stand out from the card", () => {
    const ground = luminance(token("surface", theme));
    for (const color of colors) {
      const [dark, bright] = [ground, luminance(color)].toSorted((a, b) => a - b);
      expect(((bright ?? 0) + 0.05) / ((dark ?? 0) + 0.05)).toBeGreaterThanOrEqual(CONTRAST);
    }
  });
});
