"""Make `texts.jsonl`, the annotated texts as a clone may hold them: works of the US government, private names replaced.

    python -m tests.kit.make    # needs ../shared/data/statements; prints what the rules find otherwise in an invented name

Each word of a name that our rules hide becomes an invented one: of as many letters, with the same capitals, on the Census's
lists of names, and no word that means anything else to the rules; one word always the same one in a text. So every offset of
the gold sets holds. What is not replaced is what `datasets/statement_texts.parquet` shows of the same texts.
"""

import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from etl.folders import ROOT
from etl.statements import reference
from etl.statements import statement as facts
from tests.gold import score

FILE = Path(__file__).parent / "texts.jsonl"
WORD = re.compile(r"[^\W\d_]+")
SITE = re.compile(r"https?://[^/]+/")
"""An address can hold the name that its title holds: the kit gives the site alone."""
TAKEN = ("ordinary_words", "people", "place_names", "facility_names", "title_vocabulary", "organizations", "counties")
"""Files of the reference whose words mean something to the rules."""
Pools = Mapping[tuple[str, int], list[str]]


def pools(folder: Path) -> Pools:
    """Names of ASCII letters by kind (given, family) and number of letters, which the rules know for nothing else."""
    taken = {
        word.casefold()
        for name in (
            "ordinary_words",
            "people",
            "place_names",
            "facility_names",
            "title_vocabulary",
            "organizations",
            "counties",
        )
        for word in WORD.findall((folder / f"{name}.csv").read_text(encoding="utf-8"))
    }
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for kind in ("given", "family"):
        for name in (folder / f"{kind}_names.csv").read_text(encoding="utf-8").split()[1:]:
            if name.isascii() and name.isalpha() and name not in taken:
                found[kind, len(name)].append(name)
    return found


def invented(word: str, of: str, names: Pools, given: frozenset[str]) -> str:
    """Another name for a word of a name in the text ``of``. A word without capitals ("de") stays; an initial is another."""
    if word == word.lower():
        return word
    kind = "given" if word.casefold() in given else "family"
    choice = (
        names.get((kind, len(word))) or names.get(("family", len(word))) or [chr(97 + i) * len(word) for i in range(26)]
    )
    number = int.from_bytes(hashlib.sha256(f"{of}\0{word.casefold()}".encode()).digest()[:8])
    name = choice[number % len(choice)]
    return "".join(new.upper() if old.isupper() else new for old, new in zip(word, name, strict=True))


def replaced(
    text: facts.Text, of: str, known: reference.Reference, names: Pools, given: frozenset[str]
) -> dict[str, str]:
    """The parts of a text with every hidden name replaced, each as long as before."""
    parts = dict(text.parts)
    for cut in facts.find(text, known)["cuts"]:
        part, start, end = str(cut["part"]), int(str(cut["char_start"])), int(str(cut["char_end"]))
        new = WORD.sub(lambda match: invented(match[0], of, names, given), parts[part][start:end])
        parts[part] = parts[part][:start] + new + parts[part][end:]
    return parts


def main() -> int:
    """Write the file; print each text in which the rules find something else than in the original, and how many do."""
    folder = ROOT / "datasets/reference"
    known, names = reference.load(folder), pools(folder)
    given = frozenset((folder / "given_names.csv").read_text(encoding="utf-8").split()[1:])
    wanted = {str(row["id"]) for name in (*score.SETS, "second_pass") for row in score.read(name)}
    lines, differ = [], 0
    for name in sorted(wanted):
        text = score.originals()[name]
        site = SITE.match(text.url)
        host = site[0] if site else ""
        parts = replaced(text, name, known, names, given)
        before, after = (score.found_by_rules(one, known) for one in (text, facts.Text(parts, text.published, host)))
        differ += before != after
        for field in before:
            if before[field] != after[field]:
                print(f"{name} {field}: {len(before[field])} found in the original, {len(after[field])} here")
        row = {"id": name, "original_sha256": hashlib.sha256(text.parts["body"].encode()).hexdigest()}
        row |= {"published": str(text.published), "url": host, **parts}
        lines.append(json.dumps(row, ensure_ascii=False))
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} texts, {FILE.stat().st_size:,} bytes; {differ} in which the rules find something else")
    return 0


if __name__ == "__main__":
    sys.exit(main())
