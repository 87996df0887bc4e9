"""Made-up records that libraries of others write and our readers read."""

from common import differences

RECORDS = [
    {
        "title": "Made-up study of waiting rooms: a survey",
        "authors": ["Made-up, Ann", "Fictional, Bo C."],
        "year": 2019,
        "journal": "Journal of Made-up Research",
        "volume": "12",
        "issue": "3",
        "pages": "101-110",
        "doi": "10.5555/made-up.1",
        "url": "https://example.org/made-up/1",
        "abstract": "Background: made up. Methods: none; 100 % invented & “quoted”.",
        "keywords": ["waiting", "made-up keyword"],
    },
    {
        "title": "Étude fictive n° 2 — 研究",
        "authors": ["Müller, Jörg", "García-Núñez, Íñigo"],
        "year": 2021,
        "journal": "Revue fictive",
        "volume": "1",
        "issue": "",
        "pages": "e7",
        "doi": "10.5555/made-up.2",
        "url": "",
        "abstract": "",
        "keywords": [],
    },
    {
        "title": "Made-up study without much",
        "authors": [],
        "year": None,
        "journal": "",
        "volume": "",
        "issue": "",
        "pages": "",
        "doi": "",
        "url": "",
        "abstract": "",
        "keywords": [],
    },
]


def check_studies(reading, fields):
    """What we read wrong in these records, of the named fields."""
    yield from differences("problems", [], reading["problems"])
    studies = reading["studies"]
    yield from differences("records", len(RECORDS), len(studies))
    for record, study in zip(RECORDS, studies):
        for field in fields:
            yield from differences(f"{record['title']}, {field}", record[field], study[field])
