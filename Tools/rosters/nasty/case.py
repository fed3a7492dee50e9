"""How a nasty roster and what a careful clerk says of it are written down."""

import datetime
import io
import zipfile

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

TIME = datetime.time
DAY = datetime.date
CASES = []


def accept(at, name, date, minutes, start=None, end=None):
    """The clerk records the row, with these values."""
    return (at, "accept", name, date, minutes, start, end)


def refuse(*places):
    """The clerk sends the rows back."""
    return [(place, "reject") for place in places]


def ignore(*places):
    """The clerk passes over the rows."""
    return [(place, "ignored") for place in places]


def lines(first, last):
    """The places of lines of a text file."""
    return [f"line {number}" for number in range(first, last + 1)]


def book(**sheets):
    """A workbook of these sheets."""
    result = Workbook()
    result.remove(result.active)
    for title, rows in sheets.items():
        sheet = result.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return result


def merge(sheet, *areas):
    """Merges areas of a sheet."""
    for area in areas:
        sheet.merge_cells(area)


def packed(content):
    """The bytes of a workbook, the same at every run."""
    content.properties.created = content.properties.modified = datetime.datetime(2021, 8, 1)
    buffer, result = io.BytesIO(), io.BytesIO()
    content.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            data = source.read(part)
            if part == "docProps/core.xml":
                data = data.split(b"<dcterms:modified")[0] + b"</cp:coreProperties>"
            target.writestr(zipfile.ZipInfo(part, (2021, 8, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return result.getvalue()


def case(name, content, rows, options=()):
    """One roster; the verdict `open` leaves the clerk's word open, `not_accept` only excludes recording it."""
    flat = []
    for row in rows:
        flat += row if isinstance(row, list) else [row]
    if isinstance(content, str):
        content = content.encode("utf-8")
    if isinstance(content, Workbook):
        content = packed(content)
    CASES.append((name, content, flat, options))
