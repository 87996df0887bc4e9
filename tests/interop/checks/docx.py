"""The Word document, by python-docx: each printed table, cell by cell."""

from docx import Document

from common import differences, printed_tables, table_of

FORMAT = "docx"


def check(path, review):
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(path).tables]
    found = [table for table in map(table_of, tables) if table is not None]
    yield from differences("tables", printed_tables(review), found)
