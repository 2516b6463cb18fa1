import { folded } from "@/lib/folded";

const LONGEST = 60;

/** « CA HT (net) » → « ca_ht_net », and « ca_ht_net_2 » where that is taken: how other metrics name it. */
export function metricName(label: string, taken: readonly string[]): string {
  const words = folded(label)
    .replaceAll("œ", "oe")
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^[_0-9]+|_+$/g, "");
  const name = words.slice(0, LONGEST).replace(/_+$/, "") || "mesure";
  if (!taken.includes(name)) return name;
  for (let number = 2; ; number += 1) {
    const numbered = `${name.slice(0, LONGEST - 4)}_${number}`;
    if (!taken.includes(numbered)) return numbered;
  }
}
