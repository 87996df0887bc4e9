"""The workbook, by openpyxl: each printed table in some sheet, cell by cell; no formula anywhere."""

from openpyxl import load_workbook

from common import differences, printed_tables, table_of

FORMAT = "xlsx"


def check(path, review):
    book = load_workbook(path)
    found = []
    for sheet in book:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield f"{sheet.title}, {cell.coordinate}: a formula, {cell.value!r}"
        found += tables_in(rows)
    yield from differences("tables", printed_tables(review), found)


def tables_in(rows):
    """Tables that stand under each other in a sheet; an empty row or a shorter one ends each."""
    block = []
    for row in [*rows, []]:
        texts = [str(cell) if cell is not None else "" for cell in row]
        while texts and not texts[-1]:
            texts.pop()
        starts = bool(texts) and texts[0] == "Study" and len(texts) > 1
        if starts or (block and len(texts) < 2):
            table = table_of(block)
            if table is not None:
                yield table
            block = [texts] if starts else []
        elif block:
            block.append(texts)
