import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { ChartView } from "@/features/charts/chart-view";
import { pictureOf } from "@/features/charts/picture/picture";
import { prepareChart } from "@/features/charts/prepare/chart";
import { createFormatter } from "@/lib/format";

import { renderPage } from "../support/render";
import { chartSpec, region, revenue } from "../support/samples";

const result = {
  columns: [region, revenue],
  rows: [
    ["Bretagne", "1234.56"],
    ["Alsace", "89.90"],
  ],
};
const chart = prepareChart({ ...result, chart: chartSpec() }, createFormatter("fr"), "(vide)");

it("is one SVG that needs no stylesheet, with the title, the colours and the source", () => {
  const { container } = renderPage(<ChartView chart={chart} {...result} />);
  const svg = container.querySelector<SVGSVGElement>("[data-drawing] svg");
  if (!svg) throw new Error("nothing was drawn");
  const legend = [{ key: "a", label: "CA", color: "rgb(1, 2, 3)", text: "75 %" }];
  const picture = pictureOf(svg, { title: "CA par région", legend, source: "Ventes" });
  const texts = [...picture.querySelectorAll("text")].map((text) => text.lastChild?.textContent);
  expect(texts).toEqual(expect.arrayContaining(["CA par région", "CA 75 %", "Ventes", "Alsace"]));
  expect(picture.querySelector("circle")).toHaveAttribute("fill", "rgb(1, 2, 3)");
  expect(picture.querySelector("[class], [style]")).toBeNull();
  expect(Number(picture.getAttribute("height"))).toBeGreaterThan(
    Number(svg.getAttribute("height")),
  );
});

it("can be picked from by the keyboard, in the table behind it", async () => {
  const onPick = jest.fn();
  renderPage(<ChartView chart={chart} {...result} onPick={onPick} picked="1" />);
  expect(screen.getByRole("button", { name: "Alsace", pressed: true })).toBeInTheDocument();
  screen.getByRole("button", { name: "Bretagne", pressed: false }).focus();
  await userEvent.keyboard("{Enter}");
  expect(onPick).toHaveBeenCalledWith("0");
});
