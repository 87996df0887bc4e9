"""The wide CSV, by the csv module of Python."""

from common import ITEMS, appraisals, differences, rows_of, unguarded, without_nul

FORMAT = "csv-wide"
KINDS = ["comment", "quote", "location"]


def check(path, review):
    header, *rows = rows_of(path)
    shown = [item for _, appraisal in appraisals(review) if appraisal for item in appraisal["items"]]
    evidenced = [item for item in ITEMS if any(one["item"] == item and any(one[kind] for kind in KINDS) for one in shown)]
    names = ["study", "reviewer", "category", "quantitative_set", *ITEMS]
    names += [f"{kind}_{item}" for item in evidenced for kind in KINDS]
    yield from differences("headings", [*names, "instrument"], header)
    expected = []
    for study, appraisal in appraisals(review):
        appraisal = appraisal or {"reviewer": "", "category": None, "set": None, "items": []}
        items = {one["item"]: one for one in appraisal["items"]}
        row = [study["label"], appraisal["reviewer"], appraisal["category"] or "", appraisal["set"] or ""]
        row += [items.get(item, {}).get("response") or "" for item in ITEMS]
        row += [items.get(item, {}).get(kind, "") for item in evidenced for kind in KINDS]
        expected.append([without_nul(cell) for cell in row] + ["MMAT 2018 (Hong et al. 2018, doi 10.3233/EFI-180221)"])
    yield from differences("rows", expected, [[unguarded(cell) for cell in row] for row in rows])
