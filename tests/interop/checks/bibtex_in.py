"""BibTeX that bibtexparser writes, with LaTeX for letters beyond ASCII, by our reader."""

import logging

import bibtexparser
from bibtexparser.middlewares import LatexEncodingMiddleware
from bibtexparser.model import Entry, Field

from records import RECORDS, check_studies

INPUT = "made-up-bibtexparser.bib"
TOKEN = "bibtex-in"


def write(path):
    library = bibtexparser.Library()
    for place, record in enumerate(RECORDS):
        fields = {
            "title": record["title"],
            "author": " and ".join(record["authors"]),
            "year": str(record["year"] or ""),
            "journal": record["journal"],
            "volume": record["volume"],
            "number": record["issue"],
            "pages": record["pages"].replace("-", "--"),
            "doi": record["doi"],
            "url": record["url"],
            "abstract": record["abstract"],
            "keywords": ", ".join(record["keywords"]),
        }
        kept = [Field(name, value) for name, value in fields.items() if value]
        library.add(Entry("article", f"made-up-{place}", kept))
    # It says of each letter without a LaTeX name that it stays as it is.
    logging.getLogger("pylatexenc").setLevel(logging.ERROR)
    text = bibtexparser.write_string(library, append_middleware=[LatexEncodingMiddleware()])
    path.write_text(text, encoding="utf-8")


def check(reading):
    yield from check_studies(reading, RECORDS[0].keys())
