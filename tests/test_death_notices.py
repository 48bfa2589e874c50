"""ICE's notices of deaths: what is read out of their words, and what never is. On made-up notices in ICE's forms."""

from datetime import date

import pytest

from scrapers.ice_deaths import notice

PUBLISHED = date(2031, 1, 12)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (  # the day in the sentence, the year of the day of publication or the one before
            "EXAMPLE CITY — Ex Ample, a 46-year-old criminal illegal alien from Ruritania, died Dec. 29 at Example Hospital. "
            "He was being held at the Example Detention Center (EDC) in Example. He was found in his cell.",
            ("2030-12-29", "46", "Ruritania", "male", "Example Detention Center", "held_at"),
        ),
        (  # the day of the death, not of the arrest in the same sentence; an age between commas
            "EXAMPLE CITY — Ex Ample, 19, of Ruritania, who was taken into custody Jan. 2, was pronounced deceased at "
            "Example Medical Center Jan. 9. Officers brought her to Blue County Jail Jan. 3. She was ill.",
            ("2031-01-09", "19", "Ruritania", "female", "Blue County Jail", "told"),
        ),
        (  # a place of years ago is not the last one, though it is told last
            "EXAMPLE CITY — A 67-year-old citizen of Ruritania passed away Jan. 9 at a hospital. On Jan. 3, 2031, officers "
            "transferred him to the Red Processing Center. On Feb. 12, 2029, he was detained at the Old Jail. He was ill.",
            ("2031-01-09", "67", "Ruritania", "male", "Red Processing Center", "told"),
        ),
        (  # no sentence says both that a person died and when: the day they were found
            "EXAMPLE CITY — Ex Ample, a 49-year-old alien from Ruritania, passed away in ICE custody. On Jan. 8, staff at "
            "Green Correctional Center found him unresponsive. His death is under investigation.",
            ("2031-01-08", "49", "Ruritania", "male", "Green Correctional Center", "told"),
        ),
        (  # nothing is guessed: no day, no place, no pronoun
            "EXAMPLE CITY — A Ruritanian national was killed in a shooting.",
            (None, None, "Ruritanian", None, None, None),
        ),
    ],
)
def test_a_notice_is_read(body: str, expected: tuple[str | None, ...]) -> None:
    assert tuple(notice.read(body, PUBLISHED).values()) == expected


def test_a_hospital_is_no_place_of_detention() -> None:
    body = "Ex Ample died Jan. 9 at the Example Medical Center. He was transferred to Example Regional Hospital."
    assert notice.read(body, PUBLISHED)["last_detention_printed"] is None


def test_only_the_topic_makes_a_notice() -> None:
    assert notice.is_notice('["Detainee Death Notifications"]')
    assert not notice.is_notice('["Enforcement and Removal"]')
    assert not notice.is_notice(None)
