"""The RIS write-back, by rispy: a record for each study, its citation, and our keyword and note."""

import rispy

from common import differences, flat
from written_back import answers, categories, notes

FORMAT = "ris"


def check(path, review):
    raw = path.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf"), "RIS has no BOM: readers take it for a part of the first tag"
    records = rispy.loads(raw.decode("utf-8"))
    yield from differences("records", len(review["studies"]), len(records))
    for study, record in zip(review["studies"], records):
        citation, where = study["citation"], study["label"]
        title = record.get("title") or record.get("primary_title") or ""
        yield from differences(f"{where}, title", flat(citation["title"]), flat(title))
        authors = record.get("authors") or record.get("first_authors") or []
        yield from differences(f"{where}, authors", [flat(a) for a in citation["authors"]], [flat(a) for a in authors])
        yield from differences(f"{where}, year", str(citation["year"] or ""), (record.get("year") or "")[:4])
        yield from differences(f"{where}, DOI", citation["doi"], record.get("doi") or "")
        yield from differences(f"{where}, categories", categories(study), {k for k in record.get("keywords", []) if k.startswith("MMAT:")})
        texts = [note for note in record.get("notes", []) if note.startswith("MMAT 2018: ")]
        yield from differences(f"{where}, answers", notes(study), [answers(text) for text in texts])
