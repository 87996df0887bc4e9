"""A wide table that openpyxl writes, by our reader."""

from openpyxl import Workbook

from common import differences

INPUT = "made-up-openpyxl.xlsx"
TOKEN = "xlsx-in"
HEADER = ["study", "reviewer", "category", "S1", "S2", "1.1", "1.2", "1.3", "1.4", "1.5"]
ROWS = [
    ["Made-up 2019", "Reviewer A", "qualitative", "Yes", "Yes", "Yes", "No", "Can't tell", None, "Yes"],
    ["Mådé-up 2020", "Reviewer B", "qualitative", "Yes", "Can't tell", None, None, None, None, None],
]


def write(path):
    book = Workbook()
    for row in [HEADER, *ROWS]:
        book.active.append(row)
    book.save(path)


def check(reading):
    yield from differences("problems", [], reading["problems"])
    expected = [
        {
            "study": row[0],
            "reviewer": row[1],
            "category": row[2],
            "set": None,
            "answers": {item: word for item, word in zip(HEADER[3:], row[3:]) if word},
        }
        for row in ROWS
    ]
    yield from differences("rows", expected, reading["rows"])
