"""Properties: what holds for any text, day, name, span, address or body, tried on as many as hypothesis makes up."""

import gzip
import re
import zlib
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import brotli  # type: ignore[import-untyped]
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from etl.registry import names
from etl.statements.protect.bodies import merged, overlaps, without
from explore.links import address, linked
from explore.sql_worker import escape_fts
from scrapers import page, privacy, workbook
from scrapers.middlewares import RejectedError
from scrapers.middlewares.blocks import challenge, soft_404
from scrapers.middlewares.body import decode
from scrapers.middlewares.guard import refusal
from scrapers.middlewares.retry_after import seconds
from scrapers.printed_dates import FORMS, day_of, day_printed
from scrapers.url_days import day_in, iso_day

DAYS = st.dates(date(1970, 1, 1), date(2068, 12, 31))  # two digits of a year mean these
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
NUMBERS = st.integers(10_000_000, 999_999_999).map(str)
SCHEMES = "javascript:|JaVaScRiPt:|data:|vbscript:| javascript:|\tdata:|java\nscript:|//|/\\|file:".split("|")
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda at: (at[0], at[0] + at[1])), max_size=8)
PRINTED = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=60)


# Days


@given(DAYS, st.sampled_from(FORMS))
def test_a_day_printed_in_any_form_is_that_day(day: date, form: str) -> None:
    assert day_of(day.strftime(form)) == day


@given(DAYS, st.sampled_from(["{:%B} {}, {:%Y}", "{:%b}. {}, {:%Y}"]), st.sampled_from(["", "Posted on ", "Fri., "]))
def test_a_line_with_one_day_prints_it_and_with_two_none(day: date, form: str, before: str) -> None:
    assume(day.month != 5 or "." not in form)  # nobody shortens May
    line = before + form.format(day, day.day, day)
    assert day_printed(line) == day
    other = day + timedelta(days=1)
    assert day_printed(f"{line} and {other:%B} {other.day}, {other.year}") is None


@given(PRINTED)
def test_no_text_is_too_odd_for_a_day(text: str) -> None:
    assert day_of(text) is None or re.search(r"\d", text)
    assert day_printed(text) is None or re.search(r"\d", text)


@given(DAYS)
def test_the_day_in_an_address_is_that_day(day: date) -> None:
    assert day_in(f"https://a.example/{day:%Y/%m/%d}/slug") == day
    assert iso_day(f"{day}T10:00:00Z") == day


@given(st.text())
def test_an_address_or_a_time_of_any_kind_gives_a_day_or_none(text: str) -> None:
    iso_day(text)
    with suppress(ValueError):  # no URL, says Python
        day_in(text)


@given(st.integers(0, 10**6))
def test_retry_after_means_the_same_in_seconds_and_as_a_date(wait: int) -> None:
    assert seconds(str(wait), NOW) == wait
    assert seconds(format_datetime(NOW + timedelta(seconds=wait), usegmt=True), NOW) == wait
    assert seconds(format_datetime(NOW - timedelta(seconds=wait + 1), usegmt=True), NOW) == 0


@given(st.text())
def test_a_retry_after_of_any_kind_is_no_negative_wait(text: str) -> None:
    with suppress(OverflowError):
        wait = seconds(text, NOW)
        assert wait is None or wait >= 0


# Names


@given(PRINTED)
def test_cleaning_and_normalizing_twice_changes_nothing(text: str) -> None:
    assert names.clean(names.clean(text)) == names.clean(text)
    assert set(names.core(text).split()) <= set(names.normalize(text).split())


@given(st.integers(100, 99_999), st.integers(0, 9999))
def test_a_zip_is_five_digits_however_it_is_printed(number: int, more: int) -> None:
    full = f"{number:05}"
    for printed in (str(number), full, f"{number}.0", f" {full} ", f"{full}-{more:04}", f"{full}{more:04}"):
        assert names.zip5(printed) == full


@given(PRINTED)
def test_whatever_is_no_zip_gives_none(text: str) -> None:
    assert re.fullmatch(r"(?:[^\W_]{5})?", names.zip5(text))


@given(PRINTED, st.integers(0, 60))
def test_a_name_is_never_a_cut_of_itself(text: str, n: int) -> None:
    assert not names.is_cut(text, text)
    assert not names.is_cut(text, text[:n])


# Intervals, and what is taken out of a text


@given(SPANS)
def test_merged_spans_are_in_order_apart_and_cover_the_same(spans: list[tuple[int, int]]) -> None:
    one = merged(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(one))
    assert {n for start, end in spans for n in range(start, end)} == {
        n for start, end in one for n in range(start, end)
    }
    assert all(overlaps(span, one) for span in spans)


@given(st.text(alphabet="abcde ", min_size=80, max_size=80), SPANS)
def test_what_is_hidden_is_gone_and_all_else_stays(text: str, spans: list[tuple[int, int]]) -> None:
    one = merged(spans)
    assume(all(end <= len(text) for _, end in one))
    hidden = "".join("#" if any(start <= n < end for start, end in one) else letter for n, letter in enumerate(text))
    kept = [part for part in re.split("#+", hidden) if part]
    said = without(text, 0, len(text), one)
    at = 0
    for part in kept:
        at = said.index(part, at) + len(part)
    assert len(re.findall(r"\[name\]", said)) <= len(one)


# The gate for people


@given(
    st.lists(NUMBERS, min_size=3, max_size=3, unique=True),
    st.sampled_from(
        ["A{}", "A-{}", "a {}", "A\u00a0{}", "A\u200b{}", "Alien No. {}", "\u0410{}", "\uff21{}", "A#{}", "(A {})"]
    ),
)
def test_three_numbers_of_persons_are_seen_in_any_spelling(numbers: list[str], form: str) -> None:
    assert privacy.scan([form.format(number) for number in numbers])


@given(st.binary(max_size=300))
def test_the_gate_can_judge_any_bytes(body: bytes) -> None:
    for head in (b"", b"PK\x03\x04", b"<", b"\xff\xfe", b"%PDF"):
        said = privacy.scan_bytes(head + body)
        assert said is None or isinstance(said, str)


def test_small_letters_of_other_scripts_are_folded_as_their_capitals_are() -> None:
    assert privacy.folded("N\u043embre") == "NOMBRE"
    assert privacy.scan(["N\u043embre", "Fecha de nac\u0456miento".replace("\u0456", "i"), "Pa\u00eds"], rows=40)


@given(PRINTED)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = privacy.folded(text)
    assert privacy.folded(once) == once


# Bodies and addresses


@given(st.binary(max_size=400), st.sampled_from(["gzip", "deflate", "br"]), st.data())
def test_a_body_is_decoded_whole_or_rejected(body: bytes, encoding: str, data: st.DataObject) -> None:
    packed = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[encoding](body)
    assert decode(packed, [encoding], 1000) == body
    cut = data.draw(st.integers(1, len(packed) - 1)) if len(packed) > 1 else 0
    assume(cut)
    with pytest.raises(RejectedError):
        decode(packed[:cut], [encoding], 1000)
    with pytest.raises(RejectedError):
        decode(packed + b"\0x", [encoding], 1000)


@given(st.text())
def test_an_address_is_asked_only_where_its_host_is_listed(url: str) -> None:
    assert refusal(url, ["www.ice.gov"]) or re.match(r"(?i)\s*https?://www\.ice\.gov", url.strip())


@given(st.text())
def test_no_text_becomes_a_link_but_to_the_web_or_our_pages(text: str) -> None:
    target = address(text)
    assert target is None or target.startswith(("/", "http://", "https://"))
    assert target is None or not target.startswith(("//", "/\\"))
    assert "<script" not in linked(text, text).lower()


@given(st.sampled_from(SCHEMES), st.text())
def test_a_scheme_that_runs_something_is_no_link(scheme: str, rest: str) -> None:
    assert address(scheme + rest) is None


@given(st.text())
def test_the_words_of_a_search_are_quoted(text: str) -> None:
    assert escape_fts(text).count('"') % 2 == 0


@given(st.binary(max_size=300))
def test_any_body_is_a_challenge_a_soft_404_or_neither(body: bytes) -> None:
    for head in (b"", b"<!doctype html><title>", b"<html><head>"):
        assert challenge(head + body) is None or isinstance(challenge(head + body), str)
        assert soft_404(head + body) is None or isinstance(soft_404(head + body), str)


# Cells


@given(st.integers(0, 5000), st.integers(0, 16_383))
def test_addresses_of_cells_are_unlike_and_read_back(row: int, column: int) -> None:
    said = workbook.address(row, column)
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", said).groups()  # type: ignore[union-attr]
    value = 0
    for letter in letters:
        value = value * 26 + ord(letter) - 64
    assert (int(digits) - 1, value - 1) == (row, column)


@given(PRINTED)
def test_blanks_are_collapsed_once_and_for_all(text: str) -> None:
    once = page.collapsed(text)
    assert page.collapsed(once) == once
    assert once == once.strip()
