"""What the checks share: expectations, and differences in words."""

import csv
import re
import unicodedata

ITEMS = ["S1", "S2"] + [f"{group}.{number}" for group in range(1, 6) for number in range(1, 6)]
INVISIBLE = "\ufeff\u200b"


def rows_of(path):
    """The rows of a CSV file with a BOM, cells as the csv module reads them."""
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "the file has no BOM"
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


def unguarded(cell):
    """The cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and risky(cell[1:]) else cell


def risky(cell):
    bare = cell.lstrip("'")
    if bare[:1] in ("\t", "\r"):
        return True
    while bare and (bare[0].isspace() or unicodedata.category(bare[0]) == "Cc" or bare[0] in INVISIBLE):
        bare = bare[1:]
    return bare[:1] in tuple("=+-@＝＋－＠")


def without_nul(text):
    return text.replace("\0", "")


def printable(text):
    """The text as a document can hold it: line feeds for line breaks, no character XML forbids."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (c for c in text if c in "\t\n" or (unicodedata.category(c) != "Cc" and c not in "\ufffe\uffff"))
    return "".join(kept)


def one_line(text):
    return " ".join(printable(text).split())


def flat(text):
    """The text on one line as citation formats hold it: every control character that is white space parts words."""
    spaced = "".join(" " if c in "\v\f\x85" else c for c in text)
    return one_line(spaced)


def appraisals(review):
    """Each study with each of its appraisals; a study that nobody appraised comes with None."""
    for study in review["studies"]:
        for appraisal in study["appraisals"] or [None]:
            yield study, appraisal


def differences(where, expected, found):
    """What differs between two values, cell by cell, each difference a sentence."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted(expected.keys() | found.keys(), key=str):
            yield from differences(f"{where}, {key}", expected.get(key), found.get(key))
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for place, pair in enumerate(zip(expected, found)):
            yield from differences(f"{where}, {place}", *pair)
    elif expected != found or isinstance(expected, bool) != isinstance(found, bool):
        yield f"{where}: expected {short(expected)}, found {short(found)}"


def short(value):
    text = repr(value)
    return text if len(text) < 300 else f"{text[:300]}…"


def printed_tables(review):
    """The tables that a report prints, as sets of rows: study, reviewer or None, {item: words or None}.

    One list of rows for each table: the categories in the instrument's order with the screening
    questions and the category's own items; after mixed methods its component sets; last the studies
    without a category. A study with several appraisals has a row for each, with the reviewer's name.
    """
    screening = ["S1", "S2"] if review["screeningUsed"] else []
    entries = []
    for study in review["studies"]:
        several = len(study["appraisals"]) > 1
        for appraisal in study["appraisals"] or [None]:
            reviewer = one_line(appraisal["reviewer"]) or "unnamed" if several else None
            entries.append((one_line(study["label"]) or "Untitled study", reviewer, appraisal))

    def table(items, own):
        rows = []
        for label, reviewer, appraisal in own:
            given = {one["item"]: one["response"] for one in appraisal["items"]} if appraisal else {}
            rows.append((label, reviewer, {item: given.get(item) for item in items}))
        return rows

    def group(number):
        return [f"{number}.{place}" for place in range(1, 6)]

    tables = []
    names = ["qualitative", "rct", "nonrandomized", "descriptive", "mixed"]
    for number, name in enumerate(names, start=1):
        own = [entry for entry in entries if entry[2] and entry[2]["category"] == name]
        if own:
            tables.append(table(screening + group(number), own))
        if own and name == "mixed":
            tables.append(table(group(1), own))
            for place, part in enumerate(names[1:4], start=2):
                of_part = [entry for entry in own if entry[2]["set"] == part]
                if of_part:
                    tables.append(table(group(place), of_part))
    own = [entry for entry in entries if not entry[2] or not entry[2]["category"]]
    if own and screening:
        tables.append(table(screening, own))
    return tables


def table_of(cells):
    """A printed table from its cells: rows as in printed_tables, or None where it is no such table."""
    if not cells or one_line(cells[0][0] or "").lower() not in ("study", "study and reviewer"):
        return None
    items = []
    for heading in cells[0]:
        match = re.match(r"(S[12]|[1-5]\.[1-5])(?![0-9])", (heading or "").strip())
        items.append(match and match.group(1))
    if not any(items):
        return None
    rows = []
    for row in cells[1:]:
        label, reviewer = row[0], None
        match = re.fullmatch(r"(.*) \(reviewer: (.*)\)", label, re.S)
        if match:
            label, reviewer = match.groups()
        rows.append((label, reviewer, {item: answer(cell) for item, cell in zip(items, row) if item}))
    return rows


def answer(cell):
    """The word of an answer without its sign; None for a dash or nothing."""
    word = (cell or "").strip().lstrip("✓✕?–-").strip()
    assert word in ("", "Yes", "No", "Can't tell"), f"“{cell}” is no answer"
    return word or None
