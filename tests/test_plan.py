"""The pictures of ARCHITECTURE.md are what the code gives."""

import plan
from etl.warehouse.tables import tables


def test_the_pictures_are_current() -> None:
    text = plan.PAPER.read_text()
    assert plan.drawn(text) == text, "run `make docs` and commit ARCHITECTURE.md"


def test_every_table_stands_beside_what_it_is_made_of() -> None:
    rows = {line.split(" | ")[0].strip("| "): line.split(" | ") for line in plan.lineage().splitlines()[2:]}
    assert set(rows) == set(tables())
    _, made_of, records = rows["interval_population"]
    assert "editions" in made_of.split(", "), "through staging"
    assert "ice_detention_statistics_facilities" in rows["editions"][2].split(", ")
    assert not records.startswith("staging"), "staging is resolved"


def test_the_layers_do_not_meet_in_the_picture_of_rooms() -> None:
    arrows = [line.split() for line in plan.rooms().splitlines() if "-->" in line]
    assert arrows
    assert all(arrow[0].split("_")[0] == arrow[-1].split("_")[0] for arrow in arrows)
