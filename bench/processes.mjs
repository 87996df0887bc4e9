// The processes of a browser.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** CPU seconds of each renderer process by id; the page's own is the one that grows while the page is used. */
export async function rendererTimes({ browser }) {
  const { processInfo } = await browser("SystemInfo.getProcessInfo");
  return new Map(processInfo.filter(({ type }) => type === "renderer").map(({ id, cpuTime }) => [id, cpuTime]));
}

/** Private dirty memory of a process; NaN where the system has no smaps_rollup. */
export const privateBytes = (pid) => readFile(join("/proc", String(pid), "smaps_rollup"), "utf8")
  .then((text) => 1024 * Number(text.match(/^Private_Dirty:\s+(\d+)/m)[1]), () => NaN);
