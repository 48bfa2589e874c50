"""The gate for people: 38 made-up leaks are quarantined, whatever part of a file holds them; counts of people are not."""

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from scrapers import privacy
from tests.workbooks import book, edition

NUMBERS = ("123456789", "234567891", "345678912")
PEOPLE = [("EXEMPLAR", "ANA"), ("FICTICIO", "JUAN"), ("MODEL", "EVA"), ("PATRON", "LUIS")]


def workbook(rows: list[list[object]], name: str = "Sheet1", state: str = "visible") -> bytes:
    made = openpyxl.load_workbook(io.BytesIO(book(edition())))
    sheet = made.create_sheet(name)
    sheet.sheet_state = state
    for row in rows:
        sheet.append(row)
    made.save(out := io.BytesIO())
    return out.getvalue()


def with_headers(*headers: str, rows: int = 40) -> bytes:
    return workbook([list(headers), *([f"{n} {header}" for header in headers] for n in range(rows))])


def changed(change: Callable[[openpyxl.Workbook], object]) -> bytes:
    made = openpyxl.load_workbook(io.BytesIO(book(edition())))
    change(made)
    made.save(out := io.BytesIO())
    return out.getvalue()


def with_member(name: str, content: bytes | str) -> bytes:
    body = io.BytesIO(book(edition()))
    with zipfile.ZipFile(body, "a") as archive:
        archive.writestr(name, content)
    return body.getvalue()


def listed(form: str) -> list[str]:
    return [form.format(number, number[:3], number[3:6], number[6:]) for number in NUMBERS]


def comments(made: openpyxl.Workbook) -> None:
    for row, text in enumerate(listed("A{0}"), start=1):
        made.worksheets[0].cell(row, 1).comment = Comment(text, "x")


def headers_and_footers(made: openpyxl.Workbook) -> None:
    made.worksheets[0].oddHeader.left.text = "; ".join(listed("A{0}"))


def names(made: openpyxl.Workbook) -> None:
    for number in NUMBERS:
        made.defined_names[f"x{number}"] = DefinedName(f"x{number}", attr_text=f'"A{number}"')


def properties(made: openpyxl.Workbook) -> None:
    made.properties.description = ", ".join(listed("A{0}"))


def docx() -> bytes:
    runs = "".join(f"<w:p><w:r><w:t>A</w:t></w:r><w:r><w:t>{number}</w:t></w:r></w:p>" for number in NUMBERS)
    with zipfile.ZipFile(out := io.BytesIO(), "w") as archive:
        archive.writestr("word/document.xml", f"<w:document>{runs}</w:document>")
    return out.getvalue()


TEXT_BOX = "<xdr:wsDr>" + "".join(f"<a:p><a:r><a:t>A{number}</a:t></a:r></a:p>" for number in NUMBERS) + "</xdr:wsDr>"
PIVOT = "<pivotCacheRecords>" + "".join(f'<r><s v="A{number}"/></r>' for number in NUMBERS) + "</pivotCacheRecords>"
LINK = "<externalLink>" + "".join(f'<cell t="str"><v>A{number}</v></cell>' for number in NUMBERS) + "</externalLink>"
ORPHAN = "<worksheet>" + "".join(f"<c><is><t>A{number}</t></is></c>" for number in NUMBERS) + "</worksheet>"
ORPHAN_STRINGS = '<worksheet><sheetData><row><c t="str"><v>A123456789</v></c><c t="str"><v>A234567891</v></c>' \
    '<c t="str"><v>A345678912</v></c></row></sheetData></worksheet>'  # fmt: skip

LEAKS: dict[str, bytes] = {
    "plain": workbook([[text] for text in listed("A{0}")]),
    "dashes": workbook([[text] for text in listed("A{1}-{2}-{3}")]),
    "A: and a blank": workbook([[text] for text in listed("A: {0}")]),
    "small a": workbook([[text] for text in listed("a{0}")]),
    "no-break spaces": workbook([[text] for text in listed("A {1} {2} {3}")]),
    "no-break hyphens": workbook([[text] for text in listed("A‑{1}‑{2}‑{3}")]),
    "Cyrillic": workbook([[text] for text in listed("А{0}")]),
    "Greek": workbook([[text] for text in listed("Α{0}")]),
    "full width": workbook([[text] for text in listed("Ａ{0}")]),
    "zero width": workbook([[text] for text in listed("A\u200b{0}")]),
    "Alien No.": workbook([[text] for text in listed("Alien No. {0}")]),
    "Alien Registration Number": workbook([[text] for text in listed("Alien Registration Number: {1}-{2}-{3}")]),
    "A# in a sentence": workbook([[f"see {text} there"] for text in listed("A# {0}")]),
    "dotted": workbook([[text] for text in listed("A.{1}.{2}.{3}")]),
    "nine digits under a header": workbook([["Name", "A-Number"], *([name, 1] for name, _ in PEOPLE)]),
    "Name, DOB, COC": with_headers("Name", "DOB", "COC"),
    "Last, First": with_headers("Last, First", "Birthdate", "Nationality"),
    "Spanish": with_headers("Nombre", "Apellidos", "Fecha de Nacimiento", "País"),
    "Spanish, short": with_headers("Nombre Completo", "Nacionalidad"),
    "French": with_headers("Nom", "Prénom", "Date de naissance"),
    "underscores": with_headers("FIRST_NAME", "LAST_NAME", "FACILITY"),
    "Detainee, Gender, Age": with_headers("Detainee", "Gender", "Age"),
    "few rows": with_headers("First Name", "Last Name", "DOB", rows=4),
    "hidden": workbook([["Last Name", "First Name", "DOB"], ["X", "Y", "Z"]], state="hidden"),
    "very hidden": workbook([["Last Name", "First Name", "DOB"], ["X", "Y", "Z"]], state="veryHidden"),
    "comments": changed(comments),
    "page header": changed(headers_and_footers),
    "defined names": changed(names),
    "properties": changed(properties),
    "text box": with_member("xl/drawings/drawing9.xml", TEXT_BOX),
    "pivot cache": with_member("xl/pivotCache/pivotCacheRecords1.xml", PIVOT),
    "external link": with_member("xl/externalLinks/externalLink9.xml", LINK),
    "orphan sheet": with_member("xl/worksheets/sheet99.xml", ORPHAN),
    "orphan sheet of strings": with_member("xl/worksheets/sheet98.xml", ORPHAN_STRINGS),
    "embedded docx": with_member("xl/embeddings/Document1.docx", docx()),
    "CSV beside": with_member("list.csv", "name,number\n" + "\n".join(listed("X,A{0}"))),
    "UTF-16 beside": with_member("customXml/item1.xml", "\n".join(listed("A{0}")).encode("utf-16")),
    "html": "<table><tr><td>A&#49;23456789</td></tr>".replace("&#49;", "1").encode()
    + "".join(f"<tr><td>A-{number}</td></tr>" for number in NUMBERS).encode(),
    "UTF-16 csv": "\n".join(listed("A{0}")).encode("utf-16"),
}  # fmt: skip


@pytest.mark.parametrize("leak", LEAKS)
def test_a_leak_is_quarantined(leak: str) -> None:
    assert privacy.scan_bytes(LEAKS[leak])


def test_the_reason_says_the_rule_and_never_what_was_found() -> None:
    for body in LEAKS.values():
        reason = privacy.scan_bytes(body) or ""
        assert not any(number in reason for number in NUMBERS)
        assert not any(name in reason for name, _ in PEOPLE)


@pytest.mark.parametrize(
    "body",
    [
        book(edition()),
        with_headers("Name", "Address", "City", "State", "Zip", "AOR", "Type Detailed", "Male/Female", "FY26 ALOS"),
        with_headers("Age", "Gender", "FY2024", "FY2025"),
        with_headers("Country of Citizenship", "Removals", "Arrests"),
        with_headers("Facility Name", "Citizenship", "ADP"),
        workbook([["A 1,234,567"], ["Area 123456789"], ["123456789"], ["A12345"], ["Form I-862"]]),
        b"<p>A 250,000,000 dollar contract; 100 000 000; Alien Registration Act of 1940</p>",
        b"%PDF-1.7 nothing",
    ],
)
def test_counts_of_people_and_lists_of_places_pass(body: bytes) -> None:
    assert privacy.scan_bytes(body) is None
