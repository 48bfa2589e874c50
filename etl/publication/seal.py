"""SHA256SUMS: what a release consists of and is made of, so that anyone can tell whether a copy is whole, and whose it is.

Checked with no tool of ours, in the folder `datasets`:

    sha256sum --check --quiet SHA256SUMS
    ssh-keygen -Y verify -f allowed_signers -I releases -n detention-ledger -s SHA256SUMS.sig < SHA256SUMS

The key: `ssh-keygen -t ed25519 -C releases -f KEY`, kept off the machine that builds and off git. Its public half goes into
`allowed_signers` as `releases namespaces="detention-ledger" ssh-ed25519 AAAA…`, and is printed where people can compare it.
`LEDGER_SIGNING_KEY=KEY` in the environment makes `publish` sign; without it a release is unsigned, and `verify` says so. A new
key is a new line: the old one stays, with `valid-before="YYYYMMDD"`, so that old releases can still be verified.

Snapshots are named by their own sha256; `verify` hashes those that are held.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from etl.folders import Folders, sha256_of

NAMESPACE, SIGNER = "detention-ledger", "releases"
GUARDED = ("records/*", "reference/*", "snapshots.jsonl", "*.parquet", "*.json", "README.md")


class SealError(Exception):
    """The key or ssh-keygen can't be used: says which and why."""


def guarded(datasets: Path) -> list[Path]:
    """The files that the sums of a release cover, by their path."""
    return sorted(path for pattern in GUARDED for path in datasets.glob(pattern) if path.is_file())


def sums(datasets: Path, new: dict[str, Path]) -> str:
    """The text of SHA256SUMS for the release that ``new`` files, by their path below ``datasets``, will make."""
    files = {path.relative_to(datasets).as_posix(): path for path in guarded(datasets)} | new
    return "".join(f"{sha256_of(path)}  {name}\n" for name, path in sorted(files.items()))


def sign(path: Path) -> bool:
    """Sign a file with the key that LEDGER_SIGNING_KEY names, into `<file>.sig`; False without one. Raises SealError."""
    key = os.environ.get("LEDGER_SIGNING_KEY")
    if not key:
        return False
    path.with_name(path.name + ".sig").unlink(missing_ok=True)
    command = ["ssh-keygen", "-q", "-Y", "sign", "-f", key, "-n", NAMESPACE, str(path)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    except FileNotFoundError as error:
        raise SealError("LEDGER_SIGNING_KEY is set, but ssh-keygen is not installed (openssh-client)") from error
    if done.returncode:
        raise SealError(f"LEDGER_SIGNING_KEY={key}: ssh-keygen can't sign with it: {done.stderr.strip()}")
    return True


def differences(folders: Folders) -> Iterator[str]:
    """What is not as SHA256SUMS says, a sentence each: files gone, edited, or not listed, and snapshots that rotted."""
    datasets = folders.datasets
    listing = datasets / "SHA256SUMS"
    if not listing.exists():
        yield f"{listing}: it is gone, or nothing was ever published here"
        return
    listed: dict[str, str] = {}
    for number, line in enumerate(listing.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
        digest, _, name = line.partition("  ")
        if len(digest) != 64 or not name:
            yield f"{listing}:{number}: no sum of a file"
            continue
        listed[name] = digest
        path = datasets / name
        if not path.is_file():
            yield f"{path}: it is gone"
        elif sha256_of(path) != digest:
            yield f"{path}: its sha256 is not the one of the release, {digest[:12]}…"
    for path in guarded(datasets):
        if path.relative_to(datasets).as_posix() not in listed:
            yield f"{path}: it is no part of the release"
    for path in sorted((datasets / "snapshots").glob("??/*")):
        if path.is_file() and path.suffix != ".tmp" and sha256_of(path) != path.name:
            yield f"{path}: its bytes no longer hash to its name"


def signature(folders: Folders) -> tuple[bool, str]:
    """Whether the signature of SHA256SUMS can be trusted or is just not there, and a sentence that says which."""
    listing, allowed = folders.datasets / "SHA256SUMS", folders.datasets / "allowed_signers"
    signed = listing.with_name("SHA256SUMS.sig")
    if not signed.exists():
        return (
            True,
            "unsigned: this release has no SHA256SUMS.sig; whose its files are is not shown",
        )
    if not allowed.exists():
        return False, f"{signed} can't be verified: {allowed} is gone"
    command = ["ssh-keygen", "-Y", "verify", "-f", str(allowed), "-I", SIGNER, "-n", NAMESPACE, "-s", str(signed)]
    try:
        with listing.open("rb") as file:
            done = subprocess.run(command, stdin=file, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return False, "the signature can't be verified: ssh-keygen is not installed (openssh-client)"
    said = (done.stdout + done.stderr).strip().splitlines()
    return done.returncode == 0, said[0] if said else f"ssh-keygen ended with {done.returncode}"


def main(folders: Folders) -> int:
    """``python -m etl verify``: compare a release with its sums and its signature; returns 0 where both hold."""
    bad = list(differences(folders))
    holds, said = signature(folders)
    print(*bad[:50], *([f"and {len(bad) - 50} more"] if len(bad) > 50 else []), said, sep="\n")
    if bad:
        print(
            f"verify: {len(bad)} files are not those of the release; restore them (git checkout -- {folders.datasets})"
        )
    else:
        print("verify: every file is as the release has it")
    return 0 if holds and not bad else 1
