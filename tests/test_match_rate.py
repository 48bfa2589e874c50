"""The build stops where links between names and facilities were lost, or where one name means two facilities."""

import shutil
from pathlib import Path

import pytest

from etl.folders import Folders
from etl.publication.publish import publish
from etl.warehouse.build import BuildError, build
from etl.warehouse.check import check
from tests.synthetic import Edition, make_datasets, sha

MANDAYS = {"RED JAIL": (1001, 999, 501, 499), "BLUE JAIL": (101, 49, 27, 23)}
FIRST = Edition("FY31_a", 100, MANDAYS, 2031, "01/08/2031")
RED, BLUE = f"fac_{sha('RED JAIL')[:8]}", f"fac_{sha('BLUE JAIL')[:8]}"


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A datasets folder with a release of one edition, all of its rows linked."""
    folder = tmp_path_factory.mktemp("release")
    folders = Folders(make_datasets(folder / "datasets", [FIRST]))
    build(folders)
    assert check(folders) == []
    publish(folders, root=folder)
    return folders.datasets


@pytest.fixture
def released(release: Path, tmp_path: Path) -> Folders:
    """A copy of that release to change."""
    return Folders(shutil.copytree(release, tmp_path / "datasets"))


def test_a_link_that_was_lost_stops_the_publication(released: Folders) -> None:
    path = released.reference / "facility_names.csv"
    path.write_text("".join(line for line in path.read_text().splitlines(True) if "BLUE" not in line))
    build(released)
    (error,) = check(released)
    assert "1 of 2 facility rows are linked, 2 were in the last release" in error
    assert "BLUE JAIL, DILLEY, TX" in error


def test_a_new_edition_with_an_unknown_name_does_not(released: Folders) -> None:
    second = Edition("FY31_b", 110, {**MANDAYS, "NEW JAIL": (5, 6, 7, 8)}, 2031, "01/18/2031")
    make_datasets(released.datasets, [FIRST, second], {"RED JAIL": RED, "BLUE JAIL": BLUE})
    build(released)
    assert check(released) == []


def test_a_name_that_means_two_facilities_stops_the_build(released: Folders) -> None:
    with (released.reference / "facility_names.csv").open("a") as file:
        file.write(f"RED JAIL,DILLEY,TX,,{BLUE},manual,synthetic,90,2031-01-01\n")
    with pytest.raises(BuildError, match=r"facility_names.*RED JAIL"):
        build(released, {"core.facility_names"})


def test_a_name_for_any_zip_code_and_for_one_stops_the_build(released: Folders) -> None:
    with (released.reference / "facility_names.csv").open("a") as file:
        file.write(f"RED JAIL,DILLEY,TX,78017,{BLUE},manual,synthetic,90,2031-01-01\n")
    with pytest.raises(BuildError, match=r"(?i)constraint"):
        build(released, {"core.facility_population"})
