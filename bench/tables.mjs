// Tables in Markdown.
import { median } from "./about.mjs";

/** A table of these rows. */
export const table = (head, rows) => [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** `median (min-max)` of numbers as `show` prints them; "-" where there is none. */
export function spread(values, show) {
  const list = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  if (!list.length) return "-";
  const [low, middle, high] = [list[0], median(list), list.at(-1)].map(show);
  return low === high ? middle : `${middle} (${low}-${high})`;
}
