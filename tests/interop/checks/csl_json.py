"""The CSL-JSON write-back, by the json module of Python."""

import json

from common import differences, one_line
from written_back import answers, notes

FORMAT = "csl-json"


def check(path, review):
    items = json.loads(path.read_text(encoding="utf-8"))
    yield from differences("items", len(review["studies"]), len(items))
    assert len({item["id"] for item in items}) == len(items), "two items have one id"
    for study, item in zip(review["studies"], items):
        citation, where = study["citation"], study["label"]
        assert item["type"], "CSL asks for a type"
        yield from differences(f"{where}, title", one_line(citation["title"]), one_line(item.get("title", "")))
        names = [one.get("literal") or ", ".join(filter(None, [one.get("family"), one.get("given")])) for one in item.get("author", [])]
        yield from differences(f"{where}, authors", [one_line(a) for a in citation["authors"]], [one_line(n) for n in names])
        parts = item.get("issued", {}).get("date-parts", [[None]])
        yield from differences(f"{where}, year", citation["year"], parts[0][0] and int(parts[0][0]))
        yield from differences(f"{where}, DOI", citation["doi"], item.get("DOI", ""))
        texts = own_notes(item.get("note", ""))
        yield from differences(f"{where}, answers", notes(study), [answers(text) for text in texts])


def own_notes(note):
    return ["MMAT 2018: " + part for part in note.split("MMAT 2018: ")[1:]]
