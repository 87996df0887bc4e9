"""CSL-JSON in the shape of its schema, by our reader."""

import json

from records import RECORDS, check_studies

INPUT = "made-up-csl.json"
TOKEN = "csl-json-in"


def write(path):
    items = []
    for place, record in enumerate(RECORDS):
        names = [author.partition(", ") for author in record["authors"]]
        item = {
            "id": f"made-up-{place}",
            "type": "article-journal",
            "title": record["title"],
            "author": [{"family": family, "given": given} for family, _, given in names],
            "issued": {"date-parts": [[record["year"], 3]]} if record["year"] else None,
            "container-title": record["journal"],
            "volume": record["volume"],
            "issue": record["issue"],
            "page": record["pages"],
            "DOI": record["doi"],
            "URL": record["url"],
            "abstract": record["abstract"],
        }
        items.append({name: value for name, value in item.items() if value})
    path.write_text(json.dumps(items), encoding="utf-8")


def check(reading):
    yield from check_studies(reading, [field for field in RECORDS[0] if field != "keywords"])
