import { niceScale } from "@/features/charts/prepare/scale";

it.each([
  [[1_284_350, 352_018], true, [0, 500_000, 1_000_000, 1_500_000]],
  [[3, 7], true, [0, 2, 4, 6, 8]],
  [[-20, 30], true, [-20, -10, 0, 10, 20, 30]],
  [[-3, -1], true, [-3, -2, -1, 0]],
  [[0.1, 0.3], true, [0, 0.1, 0.2, 0.3]],
  [[980, 1000], false, [980, 985, 990, 995, 1000]],
  [[0, 0], true, [0, 1]],
  [[], true, [0, 1]],
  [[5], false, [0, 1, 2, 3, 4, 5]],
  [[1e-9], true, [0, 2e-10, 4e-10, 6e-10, 8e-10, 1e-9]],
])("marks %j (from zero: %s) at %j", (values, fromZero, ticks) => {
  const scale = niceScale(values, fromZero);
  expect(scale.ticks).toEqual(ticks);
  expect([scale.min, scale.max]).toEqual([ticks[0], ticks.at(-1)]);
});

it("always holds all values between its bounds", () => {
  for (let exponent = -12; exponent <= 12; exponent += 1) {
    for (const digits of [1, 1.0001, 2.5, 3.3, 9.99]) {
      const value = digits * 10 ** exponent;
      const scale = niceScale([value, -value / 3], true);
      expect(scale.max).toBeGreaterThanOrEqual(value);
      expect(scale.min).toBeLessThanOrEqual(-value / 3);
      expect(scale.ticks.length).toBeLessThanOrEqual(8);
    }
  }
});
