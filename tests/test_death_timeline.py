"""Death reports as timelines: made-up reports, and the 59 real ones as two readings by hand give them.

`gold/deaths.csv` holds facts only: the report's sha256, the last place of detention as printed and as ours, the day on which
the custody in which the person died began (ICE's, Homeland Security Investigations included), and the first day of ICE custody
that the report tells. Blank: the report doesn't say, or the person died on the way to a first place. `kept_apart`: every third
report, not read before the rules were written; at first contact 17 of 19 places and 15 of 19 starts were right, one start
wrong.
"""

import csv
import hashlib
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from scrapers import pdf
from scrapers.ice_deaths import report, timeline
from scrapers.ice_deaths.places import Names

REPORTS = Path(__file__).parent.parent.parent / "shared/data/ice_death_reports"
GOLD = Path(__file__).parent / "gold/deaths.csv"
DIED = date(2031, 6, 1)


def told(history: str, after: str = "", died: date = DIED) -> tuple[str | None, date | None]:
    """Last place and start of custody by a made-up history and medical part."""
    text = f"{history}\n{after}"
    spans = [(0, len(history)), (len(history) + 1, len(text))]
    start, last = timeline.custody(timeline.read(timeline.parts([text], spans), Names(text)), died)
    return last.place if last else None, start


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        (
            "On May 3, 2031, ICE detained Mr. X at Red County Jail (RCJ). He met a doctor at Blue Jail.",
            "Red County Jail",
        ),
        (
            "On May 3, 2031, ERO housed him at Red Jail until his transfer to Blue Detention Center, in Bluetown, on May 9, "
            "2031.",
            "Blue Detention Center",
        ),
        ("On May 3, 2031, ERO encountered Mr. X at Red County Jail, in Redtown, TX, and lodged a detainer.", None),
        ("On May 3, 2031, ERO detained Mr. X at Red Jail. ERO transferred Mr. X to Blue Medical Center.", "Red Jail"),
        ("On May 3, 2031, ERO detained Mr. X at Red Jail. ERO transferred Mr. X to YDC, in Yellowtown, TX.", "YDC"),
        ("On May 3, 2031, ERO detained Mr. X at Red Jail. ERO transferred Mr. X to Yellow Lodge.", None),
        ("On May 3, 2031, CBP transported Mr. X to the Green Sector Centralized Processing Center.", None),
        (
            "On May 3, 2031, ERO detained Mr. X at Red Jail. On May 9, 2031, ERO transferred Mr. X to Blue Jail, in route to "
            "Green Detention Center.",
            "Blue Jail",
        ),
        (
            "On May 3, 2031, ERO detained Mr. X at Red Jail. On May 9, 2031, ERO scheduled him to be transferred to Blue Jail.",
            None,
        ),
    ],
)
def test_the_last_place_is_the_last_one_that_is_sure(history: str, expected: str | None) -> None:
    assert told(history)[0] == expected


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        (
            "On May 3, 2031, the Red Jail released Mr. X to ERO Redtown. On May 5, 2031, ERO detained him at Blue Jail.",
            "05-03",
        ),
        (
            "On May 3, 2021, ERO arrested Mr. X. On May 9, 2021, ERO released Mr. X on an Order of Supervision. "
            "On May 4, 2031, ERO arrested Mr. X. On the same date, ERO detained him at Red Jail.",
            "05-04",
        ),
        (  # let go without a word: an arrest a year later begins another custody
            "On May 3, 2021, ERO detained Mr. X at Red Jail. On May 4, 2031, ERO served Mr. X with a Warrant of Arrest (I-200) "
            "and detained him at Blue Jail.",
            "05-04",
        ),
        (
            "On May 3, 2031, ERO detained Mr. X at Red Jail. On May 4, 2031, ERO transferred Mr. X to the Red County Sheriff "
            "(RCS) custody. On May 8, 2031, RCS transferred Mr. X to ERO custody, and ERO detained him at Red Jail.",
            "05-08",
        ),
        ("On May 3, 2031, an immigration judge ordered Mr. X removed to Ruritania.", None),
        (
            "On May 3, 2031, USBP arrested Mr. X. On May 5, 2031, USBP transferred Mr. X to ICE custody at Red Jail.",
            "05-05",
        ),
    ],
)
def test_custody_starts_when_ice_took_the_person_for_the_last_time(history: str, expected: str | None) -> None:
    start = told(history)[1]
    assert (start and f"{start:%m-%d}") == expected


def test_a_transfer_told_only_in_the_medical_part_counts() -> None:
    history = "On May 3, 2031, ERO detained Mr. X at Red County Jail (RCJ)."
    moved = (
        "On May 5, 2031, a nurse examined him. On the same date, ICE transferred Mr. X to Blue Detention Center (BDC)."
    )
    assert told(history, moved)[0] == "Blue Detention Center"
    assert told(history, f"{moved} The next day, BDC transferred Mr. X back to RCJ.")[0] == "Red County Jail"


def test_a_place_is_unsure_where_the_staff_of_another_was_at_work_afterwards() -> None:
    history = (
        "On May 3, 2031, ERO detained Mr. X at Red County Jail (RCJ). A cousin was held at Blue Detention Center (BDC)."
    )
    assert told(history, "On May 9, 2031, an RCJ nurse saw him.")[0] == "Red County Jail"
    assert told(history, "On May 9, 2031, a BDC nurse saw him.")[0] is None


def test_no_event_after_the_death_counts() -> None:
    assert (
        told("On May 3, 2031, ERO detained Mr. X at Red Jail. On July 1, 2031, ERO removed Mr. X to Ruritania.")[0]
        == "Red Jail"
    )


def real_reports() -> dict[str, Path]:
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in sorted(REPORTS.glob("ddr*.pdf"))}


@pytest.mark.skipif(not REPORTS.exists(), reason="needs the real files of ../shared")
def test_places_and_starts_are_those_that_two_readings_give() -> None:
    paths = real_reports()
    found: Counter[tuple[str, str]] = Counter()
    with GOLD.open(newline="") as lines:
        gold = [row for row in csv.DictReader(lines) if row["snapshot_sha256"] in paths]
    assert gold
    for row in gold:
        facts, _ = report.read(pdf.pages(paths[row["snapshot_sha256"]].read_bytes()))
        printed = facts["custody_start_printed"]
        start = datetime.strptime(str(printed), "%B %d, %Y").date().isoformat() if printed else ""
        for what, got, right in (
            ("place", facts["last_detention_printed"] or "", row["last_place_printed"]),
            ("start", start, row["custody_start"]),
        ):
            found[what, "right" if got == right else "wrong" if got else "null"] += 1
    for what in ("place", "start"):
        assert found[what, "wrong"] == 0, found
        assert found[what, "right"] >= 0.95 * len(gold), found


@pytest.mark.skipif(not REPORTS.exists(), reason="needs the real files of ../shared")
def test_every_event_stands_where_it_says() -> None:
    for path in list(real_reports().values())[::6]:
        pages = pdf.pages(path.read_bytes())
        _, events = report.read(pages)
        assert events[-1]["kind"] == "died"
        days = [str(event["day"]) for event in events if event["day"]]
        assert days[-1] == max(days)
        for event in events:
            page, start, end = (int(str(event[key])) for key in ("page", "char_start", "char_end"))
            words = pages[page - 1][start:end]
            assert words.strip(), path.name
            if event["place_rule"] == "named" and end - start > 1:
                last = str(event["place_printed"]).split()[-1]
                assert last in words, path.name
