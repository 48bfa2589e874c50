"""No damage to a file gives a publication that differs in silence: the rules for reference, ledger and the last release, and
the tries of the campaign."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.folders import Folders
from etl.publication import comparison, made_of, seal
from etl.publication.publish import PublishError, stand_on_the_last_release
from tests import tampering

TRIES = int(os.environ.get("CAMPAIGN_TRIES", "0"))  # each that reaches a build takes 11 s of CPU
LEDGER = "".join(f'{{"url": "https://a.example/{n}"}}\n' for n in range(9))
PEOPLE = "name,kind\nA,member\nB,member\n"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Made-up reference and ledger, and the release that was made of them."""
    datasets = tmp_path / "datasets"
    (datasets / "reference").mkdir(parents=True)
    (datasets / "reference" / "people.csv").write_text(PEOPLE)
    (datasets / "snapshots.jsonl").write_text(LEDGER)
    (datasets / "datapackage.json").write_text("{}")
    (datasets / made_of.NAME).write_text(made_of.text(Folders(datasets)))
    (datasets / "SHA256SUMS").write_text(seal.sums(datasets, {}))
    return Folders(datasets)


def test_what_did_not_change_is_no_change(folders: Folders) -> None:
    assert made_of.changes(folders) == []
    stand_on_the_last_release(folders)


def test_a_ledger_that_grew_is_said_and_no_loss(folders: Folders) -> None:
    with folders.ledger.open("a") as file:
        file.write('{"url": "https://a.example/new"}\n')
    assert [(each.before, each.after, each.lost) for each in made_of.changes(folders)] == [(9, 10, 0)]
    stand_on_the_last_release(folders)


@pytest.mark.parametrize(
    "edited",
    [
        lambda text: text.replace("/4", "/5"),  # a line
        lambda text: text[: len(text) // 2],  # its end is gone
        lambda text: text.partition("\n")[2],  # its beginning is
        lambda text: "",
        lambda text: "\n".join(
            [*text.splitlines()[:4], *text.splitlines()[5:], "new", "new", ""]
        ),  # gone, and others new
        lambda text: "\n".join([*text.splitlines()[::-1], ""]),  # another order
    ],
)
def test_a_ledger_that_is_not_the_last_one_and_more_stops_the_build(
    folders: Folders, edited: Callable[[str], str]
) -> None:
    folders.ledger.write_text(edited(LEDGER))
    with pytest.raises(PublishError, match=r"snapshots\.jsonl: lines: 9 → .*its beginning is another.*git checkout"):
        stand_on_the_last_release(folders)


def test_a_ledger_that_is_gone_stops_the_build(folders: Folders) -> None:
    folders.ledger.unlink()
    with pytest.raises(PublishError, match=r"snapshots\.jsonl: lines: 9 → 0 \(the file is gone\)"):
        stand_on_the_last_release(folders)


def test_an_edited_reference_is_named_and_a_shorter_one_is_a_loss(folders: Folders) -> None:
    people = folders.reference / "people.csv"
    people.write_text(PEOPLE.replace("B", "C"))
    (edit,) = made_of.changes(folders)
    assert (str(edit), edit.lost) == ("reference/people.csv: lines: 3 → 3 (edited)", 0)
    people.write_text(PEOPLE + "C,member\n")
    assert [each.lost for each in made_of.changes(folders)] == [0]
    people.write_text("name,kind\n")
    assert [each.lost for each in comparison.unaccepted(made_of.changes(folders), folders)] == [2]
    people.unlink()
    (folders.reference / "other.csv").write_text(PEOPLE)
    assert [(each.table, each.lost) for each in made_of.changes(folders)] == [
        ("reference/other.csv", 0), ("reference/people.csv", 3)]  # fmt: skip
    stand_on_the_last_release(folders)  # it can be built; only `publish` asks for the reason


def test_a_loss_of_reference_passes_with_its_reason(folders: Folders) -> None:
    (folders.reference / "people.csv").write_text("name,kind\nA,member\n")
    losses = comparison.unaccepted(made_of.changes(folders), folders)
    comparison.accept(losses, folders, "B is a private person")
    assert comparison.unaccepted(made_of.changes(folders), folders) == []


@pytest.mark.parametrize("name", ["datapackage.json", "made_of.json", "SHA256SUMS"])
@pytest.mark.parametrize("body", [None, "", "{", "[]"])
def test_what_says_what_the_last_release_was_is_guarded(folders: Folders, name: str, body: str | None) -> None:
    path = folders.datasets / name
    if body is None:
        path.unlink()
    else:
        path.write_text(body)
    with pytest.raises(PublishError, match=name):
        stand_on_the_last_release(folders)


@pytest.mark.skipif(not TRIES, reason="`make campaign` tries 200 of them")
def test_no_damage_is_published_in_silence() -> None:
    ends, bad = tampering.tries(TRIES)
    assert bad == []
    assert sum(ends.values()) == TRIES
