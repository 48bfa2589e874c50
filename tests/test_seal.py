"""A release that was changed in any file, anywhere, is named; its signature is checked by ssh-keygen alone."""

import random
import shutil
import subprocess
from pathlib import Path

import pytest

from etl.folders import Folders, sha256_of
from etl.publication import seal

ALLOWED = 'releases namespaces="detention-ledger" '


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Made-up files where a release has its own, and their sums."""
    datasets = tmp_path / "datasets"
    files = ["records/a.parquet", "records/sums_extract.json", "reference/people.csv", "snapshots.jsonl", "facilities.parquet",
             "datapackage.json", "README.md"]  # fmt: skip
    for name in files:
        path = datasets / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"the bytes of {name}")
    aside = tmp_path / "aside"
    aside.write_text("a table that is new")
    (datasets / "SHA256SUMS").write_text(seal.sums(datasets, {"deaths.parquet": aside}))
    shutil.copy(aside, datasets / "deaths.parquet")
    return Folders(datasets)


@pytest.fixture
def key(tmp_path: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "releases", "-f", path], check=True)
    (folders.datasets / "allowed_signers").write_text(ALLOWED + path.with_suffix(".pub").read_text())
    monkeypatch.setenv("LEDGER_SIGNING_KEY", str(path))
    return path


def test_coreutils_agree(folders: Folders) -> None:
    assert seal.main(folders) == 0
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folders.datasets, check=True)


def test_200_random_changes_are_all_named(folders: Folders, tmp_path: Path) -> None:
    rng = random.Random(20261124)
    names = [path.relative_to(folders.datasets) for path in seal.guarded(folders.datasets)] + [Path("SHA256SUMS")]
    for number in range(200):
        copy = Folders(shutil.copytree(folders.datasets, tmp_path / str(number)))
        victim = copy.datasets / rng.choice(names)
        kind = rng.choice(["deleted", "emptied", "cut", "flipped", "added", "swapped"])
        body = bytearray(victim.read_bytes())
        if kind == "deleted":
            victim.unlink()
        elif kind == "added":
            (copy.records / f"stranger_{number}.parquet").write_bytes(b"x")
        elif kind == "swapped":
            other = copy.datasets / rng.choice([name for name in names if name.name != victim.name])
            victim.write_bytes(other.read_bytes())
        else:
            body[rng.randrange(len(body))] ^= 1 << rng.randrange(8)
            victim.write_bytes({"emptied": b"", "cut": body[: len(body) // 2]}.get(kind, body))
        assert list(seal.differences(copy)), (kind, victim)


def test_a_rotten_snapshot_is_named(folders: Folders) -> None:
    path = folders.datasets / "snapshots" / "ab" / ("ab" + "0" * 62)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"rotten")
    assert list(seal.differences(folders)) == [f"{path}: its bytes no longer hash to its name"]


def test_a_signature_is_ssh_keygens_own(folders: Folders, key: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert seal.sign(folders.datasets / "SHA256SUMS")
    assert seal.main(folders) == 0
    assert "Good" in capsys.readouterr().out
    with (folders.datasets / "SHA256SUMS").open("rb") as sums:
        subprocess.run(
            "ssh-keygen -Y verify -f allowed_signers -I releases -n detention-ledger -s SHA256SUMS.sig".split(),
            cwd=folders.datasets, stdin=sums, check=True, capture_output=True)  # fmt: skip


def test_sums_made_to_fit_an_edited_file_fail_the_signature(folders: Folders, key: Path) -> None:
    seal.sign(folders.datasets / "SHA256SUMS")
    path = folders.records / "a.parquet"
    old = sha256_of(path)
    path.write_text("Stewart = 9999")
    sums = folders.datasets / "SHA256SUMS"
    sums.write_text(sums.read_text().replace(old, sha256_of(path)))
    assert not list(seal.differences(folders))
    assert seal.main(folders) == 1


def test_another_key_is_not_ours(folders: Folders, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", other], check=True)
    monkeypatch.setenv("LEDGER_SIGNING_KEY", str(other))
    seal.sign(folders.datasets / "SHA256SUMS")
    assert seal.main(folders) == 1


def test_without_a_key_a_release_is_unsigned_and_says_so(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("LEDGER_SIGNING_KEY", raising=False)
    assert not seal.sign(folders.datasets / "SHA256SUMS")
    assert seal.main(folders) == 0
    assert "unsigned" in capsys.readouterr().out


def test_a_key_that_can_not_sign_is_said(folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEDGER_SIGNING_KEY", str(tmp_path / "absent"))
    with pytest.raises(seal.SealError, match="can't sign"):
        seal.sign(folders.datasets / "SHA256SUMS")
