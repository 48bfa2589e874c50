"""The Spanish of home, places, campuses and questions: nothing of it is missing, its sentences are made of the same rows."""

import re
from pathlib import Path

import pytest
from jinja2 import nodes

from explore.database import Database
from explore.languages import catalogue, key
from explore.parts import FOLDER, Part, parts
from explore.questions import GROUPS, PARAMETERS, questions
from explore.sentences import dia, environment, lapso
from explore.site import Settings, Site
from tests.test_explore import publication as publication

TEMPLATES = ("base.html", "home.html", "page.html", "place.html", "question.html", "questions.html", "_macros.html")
SAID = ("title", "note", "empty", "question", "line", "description")
SPANISH = catalogue("es")
PARTS = [
    *(part for kind in ("places", "campuses") for part in parts(f"pages/{kind}")),
    *(question.part for question in questions().values()),
]


@pytest.mark.parametrize("part", PARTS, ids=key)
def test_every_heading_note_and_sentence_has_a_translation(part: Part) -> None:
    found = SPANISH.get(key(part), {})
    missing = [name for name in SAID if name in part.header and not found.get(name)]
    assert missing == []
    assert len(found.get("answer", [])) == len(part.answers)
    assert set(found) <= {*SAID, "answer"}


def test_every_text_of_the_templates_has_a_translation() -> None:
    env, wanted = environment(), {*GROUPS, *(label for label, _ in PARAMETERS.values())}
    for name in TEMPLATES:
        tree = env.parse((FOLDER / "templates" / name).read_text())
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "_" and isinstance(call.args[0], nodes.Const):
                wanted.add(call.args[0].value)
    assert len(wanted) > 80
    assert sorted(wanted - set(SPANISH["text"])) == []


def test_a_translation_fills_in_what_the_english_does() -> None:
    for english, spanish in SPANISH["text"].items():
        if "{{" not in english:
            assert set(re.findall(r"\{(\w+)\}", english)) == set(re.findall(r"\{(\w+)\}", spanish)), english
            assert re.findall(r'href="([^"]+)"', english) == re.findall(r'href="([^"]+)"', spanish), english


def test_no_part_of_the_catalogue_is_of_nothing() -> None:
    assert set(SPANISH) - {"text", "columns"} <= {key(part) for part in PARTS}


def test_days_and_spans_are_said_in_spanish() -> None:
    assert dia("2026-02-04") == "4 de febrero de 2026"
    assert lapso("2026-01-22", "2026-02-04") == "22 de enero al 4 de febrero de 2026"
    assert lapso("2025-12-13", "2026-02-04") == "13 de diciembre de 2025 al 4 de febrero de 2026"
    assert dia(None) == "un día desconocido"


def test_spanish_pages_say_the_same_numbers_and_lead_to_each_other(publication: Path) -> None:
    site = Site(Database.open(publication / "build" / "detention.db"), Settings("https://ledger.example", "r"))
    spanish = [address for address in site.addresses() if address.startswith("/es/")]
    assert "/es/" in spanish
    assert len(spanish) > 60
    for address in spanish:
        if address.startswith("/es/places/") and address != min(a for a in spanish if a.startswith("/es/places/")):
            continue  # one place stands for all
        page, english = site.page(address), site.page(address.removeprefix("/es"))
        assert page is not None
        assert english is not None
        assert '<html lang="es">' in page.html
        assert f'hreflang="en" lang="en" href="{address.removeprefix("/es")}"' in page.html
        assert f'hreflang="es" href="https://ledger.example{address}"' in english.html
        assert page.files == {}
        numbers = [sorted(re.findall(r"\d[\d,]+\d", answer_of(one.html))) for one in (page, english)]
        assert numbers[0] == numbers[1], address
    assert 'href="/es/questions/record_day/"' in site.page("/es/").html  # type: ignore[union-attr]
    assert 'action="/es/questions/figure_in_force/"' in site.page("/es/questions/figure_in_force/").html  # type: ignore[union-attr]
    assert site.page("/es/deaths/") is None


def answer_of(html: str) -> str:
    found = re.search(r'<div class="answer"[^>]*>(.*?)</div>', html, re.DOTALL)
    return re.sub(r"<[^>]+>", " ", found[1]) if found else ""
