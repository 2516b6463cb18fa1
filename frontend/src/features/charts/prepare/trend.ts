/** The line of a trend in a box, one path for each stretch without a gap; a lone point has none. */
export function trendPaths(values: (number | null)[], width: number, height: number): string[] {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return [];
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const step = width / Math.max(1, values.length - 1);
  const paths: string[] = [];
  let stretch: string[] = [];
  const close = () => {
    if (stretch.length > 1) paths.push(`M${stretch.join("L")}`);
    stretch = [];
  };
  values.forEach((value, index) => {
    if (value === null) {
      close();
      return;
    }
    const y = height - ((value - low) / span) * height;
    stretch.push(`${rounded(index * step)} ${rounded(y)}`);
  });
  close();
  return paths;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
