"""RIS that rispy writes, by our reader."""

import rispy

from records import RECORDS, check_studies

INPUT = "made-up-rispy.ris"
TOKEN = "ris-in"


def write(path):
    entries = []
    for record in RECORDS:
        start, _, end = record["pages"].partition("-")
        entry = {
            "type_of_reference": "JOUR",
            "title": record["title"],
            "authors": record["authors"],
            "year": str(record["year"] or ""),
            "journal_name": record["journal"],
            "volume": record["volume"],
            "number": record["issue"],
            "start_page": start,
            "end_page": end,
            "doi": record["doi"],
            "urls": [record["url"]] if record["url"] else [],
            "abstract": record["abstract"],
            "keywords": record["keywords"],
        }
        entries.append({name: value for name, value in entry.items() if value})
    path.write_text(rispy.dumps(entries), encoding="utf-8")


def check(reading):
    yield from check_studies(reading, RECORDS[0].keys())
