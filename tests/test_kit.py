"""The proof kit: its texts are the originals' but for invented names, so that every offset of the gold sets holds."""

import json

import pytest

from etl.folders import ROOT
from etl.statements import reference
from tests.gold import score
from tests.kit import make

ROWS = [json.loads(line) for line in score.KIT.read_text(encoding="utf-8").splitlines()]


def test_every_annotated_text_is_in_the_kit() -> None:
    wanted = {
        json.loads(line)["id"] for name in score.SETS for line in (score.HERE / f"{name}.jsonl").open(encoding="utf-8")
    }
    assert wanted <= {row["id"] for row in ROWS}
    assert len(ROWS) >= 150


def test_no_address_names_anybody() -> None:
    assert all(row["url"] == "" or (row["url"].count("/") == 3 and row["url"].endswith("/")) for row in ROWS)


def test_an_invented_name_has_the_letters_and_capitals_of_the_first_and_is_always_the_same() -> None:
    names = make.pools(ROOT / "datasets/reference")
    for word in ("GARCIA", "Garcia", "McDonald", "de", "X", "Óscar"):
        made = make.invented(word, "one", names, frozenset())
        assert [letter.isupper() for letter in made] == [letter.isupper() for letter in word]
        assert made == make.invented(word, "one", names, frozenset())
    assert make.invented("de", "one", names, frozenset()) == "de"
    first, second = (make.invented(word, "one", names, frozenset()) for word in ("Garcia", "GARCIA"))
    assert first.upper() == second != "GARCIA"


@pytest.mark.skipif(not score.SHARED.is_dir(), reason="the originals are not here")
def test_the_kit_is_what_its_program_makes_of_the_originals() -> None:
    folder = ROOT / "datasets/reference"
    known, names = reference.load(folder), make.pools(folder)
    given = frozenset((folder / "given_names.csv").read_text(encoding="utf-8").split()[1:])
    for row in ROWS[:: len(ROWS) // 12]:
        text = score.originals()[row["id"]]
        parts = make.replaced(text, row["id"], known, names, given)
        assert parts == {"title": row["title"], "body": row["body"]}, f"{row['id']}: python -m tests.kit.make"
        assert {name: len(part) for name, part in parts.items()} == {
            name: len(part) for name, part in text.parts.items()
        }
