"""Rosters written down with the clerk's verdict behind each row.

A row is its cells, divided by `|`, and behind `=>` what is recorded: name, day (month and day of 2021, or a whole day), minutes
and, where the roster tells them, start and end: `林秀英|8月7日|8:30|11:30 => 林秀英 0807 180 0830-1130`. Several values of a grid
are divided by `;` and begin with their column: `=> B 林秀英 0807 120; C 林秀英 0808 60`. A row without `=>` is not accepted;
`=> ?` leaves the clerk's word open.
"""

import csv
import io

from openpyxl import Workbook

from case import accept, case


def day(text):
    """The day of the mark, of 2021 where it has four digits."""
    return f"2021-{text[:2]}-{text[2:]}" if len(text) == 4 else text


def marked(mark, place):
    """The verdicts that stand behind the cells of a row; `place` gives the address of a column."""
    verdicts = []
    for part in mark.split(";") if mark else []:
        words = part.split()
        column = words.pop(0) if len(words[0]) <= 2 and words[0].isascii() and words[0] != "?" else "A"
        if words[0] == "?":
            verdicts.append((place(column), "open"))
            continue
        hours = [None, None]
        if len(words) == 4:
            hours = [":".join(text[at : at + 2] for at in range(0, len(text), 2)) for text in words[3].split("-")]
        verdicts.append(accept(place(column), words[0], day(words[1]), int(words[2]), *hours))
    return verdicts


def parted(rows):
    """Cells and marks of the rows."""
    for row in rows.strip("\n").split("\n") if isinstance(rows, str) else rows:
        cells, _, mark = row.partition(" => ")
        yield cells.split("|") if cells else [], mark


def table(name, rows, options=(), delimiter=",", encoding="utf-8", newline="\r\n"):
    """One roster as a text file."""
    buffer, verdicts = io.StringIO(), []
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator=newline)
    line = 1
    for cells, mark in parted(rows):
        cells = [cell.replace("⏎", "\n") for cell in cells]
        writer.writerow(cells)
        verdicts += marked(mark, lambda _, line=line: f"line {line}")
        line += 1 + sum(cell.count("\n") for cell in cells)
    case(name, buffer.getvalue().encode(encoding), verdicts, options)


def workbook(name, change=None, options=(), typed=None, **sheets):
    """One roster as a workbook; `change` gets the workbook, `typed` turns the text of a cell into its value."""
    content, verdicts = Workbook(), []
    content.remove(content.active)
    for title, rows in sheets.items():
        sheet = content.create_sheet(title)
        for number, (cells, mark) in enumerate(parted(rows), 1):
            for column, cell in enumerate(cells, 1):
                if cell != "":
                    sheet.cell(number, column).value = typed(cell) if typed else cell
            verdicts += marked(mark, lambda column, number=number, title=title: f"{title}!{column}{number}")
    changed = change(content) if change else None
    case(name, changed or content, verdicts, options)
