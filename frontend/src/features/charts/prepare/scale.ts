export interface Scale {
  min: number;
  max: number;
  ticks: number[];
}

/** Round bounds around the values, with about `count` steps of 1, 2, 2.5 or 5 × a power of ten. */
export function niceScale(values: number[], includeZero: boolean, count = 5): Scale {
  let low = Math.min(...values, ...(includeZero ? [0] : []));
  let high = Math.max(...values, ...(includeZero ? [0] : []));
  if (values.length === 0 || (low === 0 && high === 0)) return { min: 0, max: 1, ticks: [0, 1] };
  if (low === high) {
    // One height: zero stands beside it, as there is nothing else to compare it with.
    low = Math.min(low, 0);
    high = Math.max(high, 0);
  }
  const step = niceStep((high - low) / count);
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    withoutNoise((first + index) * step),
  );
  return { min: withoutNoise(first * step), max: withoutNoise(last * step), ticks };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5].find((candidate) => rough / power <= candidate * 1.0001) ?? 10;
  return factor * power;
}

/** 0.1 × 3 is 0.30000000000000004: a tick is not. */
function withoutNoise(value: number): number {
  return Number(value.toPrecision(12));
}
