import { saveFile } from "@/lib/save-file";

import {
  frameOf,
  legendText,
  SMALL_SIZE,
  TITLE_SIZE,
  type Frame,
  type PictureWords,
} from "./frame";

const SVG = "http://www.w3.org/2000/svg";
const SCALE = 2;
const FONT = "Inter, system-ui, 'Segoe UI', Roboto, sans-serif";
/** What a stylesheet gave a shape; alone in a picture, it has to bear it itself. */
const LOOKS = ["fill", "stroke", "opacity", "font-size", "font-weight"] as const;

/** The chart that stands in `figure`, with its title and source, as a PNG file. */
export async function saveChartPicture(
  figure: Element,
  words: PictureWords,
  fileName: string,
): Promise<void> {
  const chart = figure.querySelector<SVGSVGElement>("[data-drawing] svg");
  if (!chart) throw new Error("There is no chart in this figure.");
  saveFile(await toPng(pictureOf(chart, words)), fileName);
}

/** The picture as one SVG that needs no stylesheet. */
export function pictureOf(chart: SVGSVGElement, words: PictureWords): SVGSVGElement {
  const { width, height } = sizeOf(chart);
  const frame = frameOf(words, { width, height });
  const picture = element("svg", {
    xmlns: SVG,
    width: frame.width,
    height: frame.height,
    "font-family": FONT,
  });
  picture.append(
    element("rect", { width: frame.width, height: frame.height, fill: ground(chart) }),
    ...textsOf(frame, getComputedStyle(chart).color, chart),
    placedCopy(chart, frame),
  );
  return picture as SVGSVGElement;
}

function sizeOf(chart: SVGSVGElement): { width: number; height: number } {
  return {
    width: Number(chart.getAttribute("width")),
    height: Number(chart.getAttribute("height")),
  };
}

/** The colour behind the chart: that of the nearest element that has one. */
function ground(chart: Element): string {
  for (let at: Element | null = chart; at; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor;
    if (color !== "" && color !== "transparent" && color !== "rgba(0, 0, 0, 0)") return color;
  }
  return "white";
}

function textsOf(frame: Frame, color: string, chart: Element): Element[] {
  const title = frame.title.map(({ text, x, y }) =>
    textElement(text, { x, y, fill: color, "font-size": TITLE_SIZE, "font-weight": 600 }),
  );
  const legend = frame.legend.flatMap(({ item, x, y }) => [
    element("circle", { cx: x + 5, cy: y - 4.5, r: 5, fill: resolved(item.color, chart) }),
    textElement(legendText(item), { x: x + 16, y, fill: color, "font-size": SMALL_SIZE }),
  ]);
  const { text, x, y } = frame.source;
  const source = textElement(text, {
    x,
    y,
    fill: color,
    "fill-opacity": 0.7,
    "font-size": SMALL_SIZE - 1,
  });
  return [...title, ...legend, source];
}

/** A token such as `var(--chart-1)` as the colour that it is here. */
function resolved(color: string, near: Element): string {
  const probe = document.createElement("span");
  probe.style.color = color;
  near.parentElement?.append(probe);
  const { color: found } = getComputedStyle(probe);
  probe.remove();
  return found;
}

function placedCopy(chart: SVGSVGElement, frame: Frame): Element {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll("*")];
  [chart, ...chart.querySelectorAll("*")].forEach((original, index) => {
    const looks = getComputedStyle(original);
    for (const name of LOOKS) {
      const value = looks.getPropertyValue(name);
      if (value !== "") copies[index]?.setAttribute(name, value);
    }
    copies[index]?.removeAttribute("style");
    copies[index]?.removeAttribute("class");
  });
  copy.setAttribute("x", String(frame.chart.x));
  copy.setAttribute("y", String(frame.chart.y));
  return copy;
}

function element(name: string, attributes: Record<string, string | number>): Element {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, String(value)));
  return made;
}

function textElement(text: string, attributes: Record<string, string | number>): Element {
  const made = element("text", attributes);
  made.textContent = text;
  return made;
}

async function toPng(picture: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  const source = new XMLSerializer().serializeToString(picture);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * SCALE;
  canvas.height = image.height * SCALE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("No picture was made.")))),
  );
}
