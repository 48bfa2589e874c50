"""Names, ZIPs and streets: printed differently, compared alike."""

import re
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.registry.names import clean, core, is_cut, normalize, street, without_footnote, zip5

MACROS = Path(__file__).parent.parent / "etl" / "warehouse" / "macros.sql"

NAME_TEXT = st.text(st.characters(max_codepoint=0x17F).filter(lambda c: len(c.upper()) == 1), max_size=60)


@given(NAME_TEXT)
def test_clean_is_idempotent_and_leaves_no_stray_blanks(text):
    assert clean(clean(text)) == clean(text)
    assert "\u00a0" not in clean(text)
    assert "  " not in clean(text)
    assert clean(text) == clean(text).strip(" ")


def test_clean_is_the_same_in_sql():
    texts = [
        "",
        " A\u00a0 b\t\n",
        "Casa de Alegría",
        "\u00a0",
        "1 O’Hanlon Pl",
        "a\u2003b",
        "x\r\n y",
        "ſµıÿ",
        "CENTER1",
    ]
    with duckdb.connect() as connection:
        connection.execute(MACROS.read_text(encoding="utf-8"))
        rows = connection.execute("SELECT clean(text) FROM (SELECT unnest(?) AS text)", [texts]).fetchall()
    assert [row[0] for row in rows] == [clean(text) for text in texts]


@given(NAME_TEXT)
def test_normalize_ignores_case_blanks_and_final_stop(text):
    words = normalize(text)
    assert re.fullmatch(r"(?:[A-Z0-9]+ )*[A-Z0-9]+|", words)
    assert normalize(clean(text)) == words
    assert normalize("\u00a0" + text.replace(" ", " \u00a0")) == words
    assert core(text) == words or set(core(text).split()) < set(words.split())


@given(st.lists(st.sampled_from(["KARNES", "COUNTY", "DET.", "CTR", "ST.", "JAIL"]), min_size=1), st.integers(1, 9))
def test_a_digit_glued_to_a_long_word_is_a_footnote(words, digit):
    name = " ".join(words)
    assert normalize(f"{name} CENTER{digit}") == normalize(f"{name} CENTER")
    assert normalize(f"{name} CAMP {digit}") != normalize(f"{name} CAMP")


@pytest.mark.parametrize("name", ["JFK INTERNATIONAL AP - T7", "CAMP 6", "UNIT 2", "BUILDING 12", "CENTER (2)", "POD3"])
def test_numbers_that_belong_to_a_name_stay(name):
    assert without_footnote(name) == name


@pytest.mark.parametrize(
    ("printed_name", "plain"),
    [
        ("SOUTH TEXAS FAMILY RESIDENTIAL CENTER1", "SOUTH TEXAS FAMILY RESIDENTIAL CENTER"),
        ("CLINTON COUNTY JAIL***", "CLINTON COUNTY JAIL"),
        ("CLINTON COUNTY JAIL [2]", "CLINTON COUNTY JAIL"),
        ("RESIDENTIAL CENTER3*", "RESIDENTIAL CENTER"),
    ],
)
def test_footnote_marks_go(printed_name, plain):
    assert without_footnote(printed_name) == plain


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("PLYMOUTH CO COR FAC", "Plymouth County Correctional Facility"),
        ("HANCOCK CO PUB SFTY CPLX", "HANCOCK COUNTY PUBLIC SAFETY COMPLEX"),
        ("FLORENCE SPC", "FLORENCE SERVICE PROCESSING CENTER"),
        ("ELIZABETH CONTRACT D.F.", "ELIZABETH CONTRACT DETENTION FACILITY"),
        ("T. DON HUTTO DET. CTR", "T DON HUTTO DETENTION CENTER"),
        ("ST. CLAIR COUNTY JAIL", "SAINT CLAIR COUNTY JAIL"),
        ("CASA DE ALEGRÍA", "CASA DE ALEGRIA"),
    ],
)
def test_abbreviations_are_written_out(short, long):
    assert normalize(short) == normalize(long)


def test_names_are_cut_at_the_widths_seen_and_nowhere_else():
    long = "FOLKSTON D RAY ICE PROCESSING CTR"
    assert is_cut(long[:25], long)
    assert not is_cut(long[:20], long)
    assert not is_cut(long, long)
    assert is_cut("ROBERT A DEYTON DETENTION", "ROBERT A DEYTON DETENTION FACILITY")


@pytest.mark.parametrize(
    ("printed_zip", "cleaned"),
    [
        ("2360", "02360"),
        ("965", "00965"),
        ("78017", "78017"),
        ("7201.0", "07201"),
        ("14020-1234", "14020"),
        (" 02360\u00a0", "02360"),
        ("", ""),
        ("N/A", ""),
        ("12", ""),
        ("775 328 3308", ""),
        ("000123", ""),
    ],
)
def test_zip5(printed_zip, cleaned):
    assert zip5(printed_zip) == cleaned


def test_streets_compare_without_boxes_and_telephones():
    assert street("911 Parr Blvd 775 328 3308") == street("911 PARR BOULEVARD")
    assert street("203 ASPINAL AVE. PO BOX 3236") == street("203 Aspinal Avenue")
    assert street("500 HILBIG RD.") != street("806 HILBIG RD")
