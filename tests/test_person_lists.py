"""Lists of persons are known by their columns, in any language and without headers; lists of places pass. All synthetic."""

from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers import workbook
from scrapers.person_lists import found
from scrapers.privacy import QuarantinedError

SHARED = Path(__file__).parent.parent.parent / "shared" / "data"
FIRST = "Ana Beto Cira Dino Elba Fito Gala Hugo Inés José Kira Luz".split()
LAST = "Álvarez Batista Cordero Duarte Estrada Fuentes Galindo Herrera Ibáñez Jurado Lozano Medina".split()
FULL = [f"{last}, {first}" for first, last in zip(FIRST, LAST, strict=True)]
BORN = [datetime(1961 + 3 * n, 1 + n % 12, 1 + n) for n in range(12)]
PLACES = [f"{name} County Jail" for name in LAST]
TOWNS = "San Antonio|El Paso|Laredo|Houston|Dilley|Pearsall|Karnes City|Del Rio|Raymondville|Los Fresnos|Waco|Big Spring".split(
    "|"
)
CONTRACTS = [date(1990, 1, 1) + timedelta(days=900 * n) for n in range(12)]
Grid = list[list[object]]


def grid(*columns: object) -> Grid:
    return [list(row) for row in zip(*columns, strict=True)]  # type: ignore[call-overload]


LISTS: dict[str, Grid] = {
    "last, first and days of birth": grid(FULL, BORN),
    "first and last in two columns, days as text": grid(FIRST, LAST, [f"{born:%m/%d/%Y}" for born in BORN]),
    "days of birth the other way round": grid(FULL, [f"{born:%d.%m.%Y}" for born in BORN]),
    "names and sexes in Spanish": grid(FULL, ["Hombre", "Mujer"] * 6),
    "names and citizenships": grid(FULL, ["México", "Honduras", "Perú"] * 4),
    "names and numbers without the A": grid(FULL, [200_100_100 + 7 * n for n in range(12)]),
    "numbers as text, of eight digits": grid(FULL, [f"{20_100_100 + 7 * n}" for n in range(12)]),
    "beside counts": grid(range(12), FULL, ["TX"] * 12, BORN),
    "below a title and foreign headers": [["Liste"], ["Nom", "Né le"], *grid(FULL, BORN)],
    "Cyrillic names": grid([f"Иванов{'а' * (n % 2)}{chr(1072 + n)} Пётр" for n in range(12)], BORN),
}  # fmt: skip
PASSING: dict[str, Grid] = {
    "jails with contract days": grid(PLACES, TOWNS, ["TX"] * 12, CONTRACTS),
    "towns and days of inspection": grid(TOWNS, [date(2024, 1, 1 + n) for n in range(12)]),
    "jails, who is held and averages": grid(PLACES, ["Male", "Female/Male"] * 6, [1.5 * n for n in range(12)]),
    "countries with counts": grid(["Mexico", "Honduras", "Guatemala"] * 4, range(12)),
    "labels of figures": grid(["Total Detained", "Average Daily Population", "ICE Convicted Criminal"] * 4, range(12)),
    "nine names are no list": grid(FULL[:9], BORN[:9]),
    "nothing": [],
    "blanks": [["", None]] * 40,
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_persons_is_found(name: str) -> None:
    assert found(LISTS[name], hidden=False)


@pytest.mark.parametrize("name", PASSING)
@pytest.mark.parametrize("hidden", [False, True])
def test_lists_of_places_and_figures_pass(name: str, hidden: bool) -> None:
    if hidden and name == "nine names are no list":
        return
    assert found(PASSING[name], hidden) is None


def test_names_alone_are_enough_in_a_hidden_sheet() -> None:
    assert found(grid(FULL), hidden=True)
    assert found(grid(FULL), hidden=False) is None


@given(
    st.lists(
        st.lists(st.one_of(st.text(max_size=9), st.integers(), st.floats(), st.dates(), st.none()), max_size=5),
        max_size=30,
    )
)
def test_no_grid_is_too_odd_to_be_judged(cells: Grid) -> None:
    assert found(cells, hidden=True) is None or len(cells) >= 10


@pytest.mark.parametrize("state", ["visible", "hidden", "veryHidden"])
def test_a_workbook_with_such_a_sheet_is_quarantined(state: str) -> None:
    made = openpyxl.Workbook()
    made.active.append(["Detention statistics"])  # type: ignore[union-attr]
    sheet = made.create_sheet("Hoja2")
    for row in LISTS["first and last in two columns, days as text"]:
        sheet.append(row)
    sheet.sheet_state = state
    out = BytesIO()
    made.save(out)
    with pytest.raises(QuarantinedError, match="in sheet 2 of the workbook"):
        workbook.read(out.getvalue())
