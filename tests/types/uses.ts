// What a host writes in TypeScript; tsc reads it, nothing runs it.
import type { ImportReport, Tally } from "../../src/embed/package/mmat-appraisal.js";

export async function host(file: File): Promise<number> {
  const widget = document.createElement("mmat-appraisal");
  widget.setAttribute("mode", "study");
  widget.addEventListener("mmat-complete", ({ detail }) => console.log(detail.studyId.length, detail.reviewId));
  widget.addEventListener("mmat-change", ({ detail }) => console.log(detail.studyId ?? "none"));
  widget.addEventListener("click", (event) => console.log(event.clientX));
  await widget.ready();
  const report: ImportReport = await widget.importFiles([file, { name: "made-up.ris", text: "" }]);
  const exported = await widget.exportAs("xlsx", { shareOfCriteriaMet: true });
  const size = exported.text === undefined ? exported.bytes.length : exported.text.length;
  const tally: Tally = await widget.tally();
  const { all } = await widget.agreement();
  return report.studiesAdded + size + tally.byCategory.none + (all.kappa ?? 0);
}

export function wrong(): void {
  const widget = document.querySelector("mmat-appraisal");
  // @ts-expect-error There is no such method.
  widget?.score();
  // @ts-expect-error A score has no place among the categories.
  widget?.tally().then((tally) => tally.byCategory.score);
  // @ts-expect-error It is a text.
  widget?.openReview(7);
}
