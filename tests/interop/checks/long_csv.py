"""The long CSV, by the csv module of Python."""

from common import appraisals, differences, rows_of, unguarded, without_nul

FORMAT = "csv-long"


def check(path, review):
    header, *rows = rows_of(path)
    found = [dict(zip(header, map(unguarded, row), strict=True)) for row in rows]
    expected = []
    for study, appraisal in appraisals(review):
        if appraisal is None:
            continue
        citation = study["citation"]
        for item in appraisal["items"]:
            row = {
                "study": study["label"],
                "title": citation["title"],
                "year": str(citation["year"] or ""),
                "doi": citation["doi"],
                "reviewer": appraisal["reviewer"],
                "category": appraisal["category"] or "",
                "quantitative_set": appraisal["set"] or "",
                "item": item["item"],
                "wording": item["wording"],
                "rating": item["response"] or "",
                "comment": item["comment"],
                "quote": item["quote"],
                "location": item["location"],
                "time": item["at"],
                "instrument": "MMAT 2018 (Hong et al. 2018, doi 10.3233/EFI-180221)",
            }
            expected.append({name: without_nul(cell) for name, cell in row.items()})
    yield from differences("rows", expected, [row for row in found if row["reviewer"]])
    nobodys = {row["study"] for row in found if not row["reviewer"]}
    yield from differences("studies of nobody", {s["label"] for s, a in appraisals(review) if a is None}, nobodys)
