// Made-up studies and answers, the same each time. Used in the page, so that nothing large crosses to the browser.
const ITEMS = ["S1", "S2", "1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "2.4", "2.5", "5.1", "5.2", "5.3", "5.4", "5.5"];
const RESPONSES = ["yes", "no", "cant-tell"];
const WORDS = { yes: "Yes", no: "No", "cant-tell": "Can't tell" };
const AT = "2020-01-01T12:00:00.000Z";
export const REVIEW = "00000000-0000-4000-8000-000000000001";

const label = (n) => `Made-up ${n}`;
const studyId = (n) => `00000000-0000-4000-8000-1${String(n).padStart(11, "0")}`;
const comment = (n, item) => `Made-up comment on ${item} of study ${n}: methods section, page ${1 + (n % 12)}.`;

/** What a reviewer (1, 2, …) answers: screening is passed, the rest is spread; two reviewers differ in one item of nine. */
function response(n, place, reviewer) {
  if (place < 2) return "yes";
  const differs = (n * 17 + place) % 9 === 0 ? reviewer : 0;
  return RESPONSES[((n * 7919 + place * 31) % 10007 + differs) % 3];
}

const study = (n) => ({
  id: studyId(n), label: label(n), added: AT,
  citation: {
    title: `Made-up study number ${n} of ${(n * 7919) % 10007} with a title of the usual length`, authors: [`Family${n % 800}, Given`, `Other, ${n}`],
    year: 1980 + (n % 45), journal: "Journal of Examples", volume: String(n % 90), pages: String(n), doi: `10.5555/made-up.${n}`,
  },
});

const appraisal = (n, reviewer) => ({
  study: studyId(n), reviewer: `r${reviewer}`,
  design: { category: "mixed", quantitative_set: "rct", at: AT },
  answers: Object.fromEntries(ITEMS.map((item, place) => [item, { response: response(n, place, reviewer), comment: comment(n, item), at: AT }])),
});

const each = (count, make) => Array.from({ length: count }, (_, n) => make(n + 1));

/** A review file: so many mixed methods studies, each with 17 answers with comments by that reviewer. */
export function reviewFile(count, reviewer = 1) {
  const file = {
    format: "mmat-appraisal", version: 1, instrument: "MMAT 2018", exported: AT,
    review: {
      id: REVIEW, title: "Made-up review",
      reviewers: [{ id: `r${reviewer}`, name: `Reviewer ${reviewer}` }],
      protocol: { screening_used: true, locked: AT },
      studies: each(count, study),
      appraisals: each(count, (n) => appraisal(n, reviewer)),
    },
  };
  return new File([JSON.stringify(file)], "made-up.mmat.json", { type: "application/json" });
}

/** The same answers as a table of that reviewer. */
export function table(count, reviewer) {
  const head = ["study", "reviewer", "category", "quantitative_set", ...ITEMS, ...ITEMS.map((item) => `comment_${item}`)];
  const rows = each(count, (n) => [
    label(n), `Reviewer ${reviewer}`, "mixed", "rct",
    ...ITEMS.map((_, place) => WORDS[response(n, place, reviewer)]), ...ITEMS.map((item) => `"${comment(n, item)}"`),
  ]);
  return new File([[head, ...rows].map((cells) => cells.join(",")).join("\r\n")], "made-up.csv", { type: "text/csv" });
}

/** RIS records with an abstract of the usual length. */
export function risFile(count) {
  const abstract = "Made-up words that stand in for an abstract of the usual length. ".repeat(22);
  const record = (n) => [
    "TY  - JOUR", `TI  - Made-up study number ${n} of ${(n * 7919) % 10007}`, `AU  - Family${n % 800}, Given`, `AU  - Other, ${n}`,
    `PY  - ${1980 + (n % 45)}`, "JO  - Journal of Examples", `VL  - ${n % 90}`, `SP  - ${n}`, `DO  - 10.5555/made-up.${n}`,
    "KW  - example", "KW  - made up", `AB  - ${abstract}`, "ER  - ", "",
  ].join("\r\n");
  return new File([each(count, record).join("\r\n")], "made-up.ris", { type: "text/plain" });
}
