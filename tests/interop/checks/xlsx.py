"""The workbook, by openpyxl: printed tables, answers and the wide table, cell by cell; no formula anywhere."""

import re

from openpyxl import load_workbook

from common import ITEMS, appraisals, differences, printable, printed_tables, table_of

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
    yield from differences("Answers", answers(review), rows_of(book["Answers"], 9))
    header, *rows = rows_of(book["Appraisals"], len(list(book["Appraisals"].columns)))
    given = [dict(zip(header, row)) for row in rows]
    place = 0
    for study, appraisal in appraisals(review):
        row, place = given[place] if place < len(given) else {}, place + 1
        where = f"Appraisals, {place}"
        yield from differences(f"{where}, study", loosely(study["label"]), loosely(row.get("study", "")))
        items = {one["item"]: one for one in appraisal["items"]} if appraisal else {}
        for item in ITEMS:
            one = items.get(item, {})
            yield from differences(f"{where}, {item}", one.get("response") or "", row.get(item, ""))
            for kind in ("comment", "quote", "location"):
                expected, heading = one.get(kind, ""), f"{kind}_{item}"
                yield from differences(f"{where}, {heading}", loosely(expected), loosely(row.get(heading, "")))
    yield from differences("Appraisals, rows", place, len(given))


def rows_of(sheet, wide):
    for row in sheet.iter_rows(max_col=wide):
        for cell in row:
            assert cell.value is None or cell.data_type in "sn", f"{cell.coordinate} is of type {cell.data_type}"
    texts = [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows(max_col=wide)]
    return texts


def answers(review):
    """The rows of the sheet Answers. A study that nobody appraised is asked the screening questions."""
    rows = [["Study", "Reviewer", "Item", "Wording", "Response", "Comment", "Quote", "Location", "Time"]]
    wordings = {one["item"]: one["wording"] for _, found in appraisals(review) if found for one in found["items"]}
    nothing = {"response": None, "comment": "", "quote": "", "location": "", "at": ""}
    screening = [{"item": item, **nothing} for item in ("S1", "S2") if review["screeningUsed"]]
    for study, appraisal in appraisals(review):
        appraisal = appraisal or {"reviewer": "", "items": screening}
        for one in appraisal["items"]:
            words = [printable(one[kind]) for kind in ("comment", "quote", "location")]
            start = [printable(study["label"]), printable(appraisal["reviewer"])]
            rows.append([*start, one["item"], wordings[one["item"]], one["response"] or "–", *words, one["at"]])
    return rows


def loosely(text):
    """A text apart from what the wide table's guard and a workbook may change in it.

    A workbook writes a character that XML cannot hold as `_x000B_` (ECMA-376 part 1, ST_Xstring);
    openpyxl leaves it so.
    """
    text = re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)
    return printable(text).lstrip("'")


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
