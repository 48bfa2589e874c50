"""The columns of every record file that annotation writes, after names were taken out (`words`).

All are keyed by the statement (`snapshot_sha256`, `item`). Offsets are half-open, in characters of the part's normalized
text with [name] in place of what was taken out; `part` is title, subtitle or body. Each row names the rule that found it and
that rule's version.
"""

from pathlib import Path

import pyarrow as pa

TEXT_FILE = "statement_texts_"
STATEMENT = [("snapshot_sha256", pa.string()), ("item", pa.int32())]
SPAN = [*STATEMENT, ("part", pa.string()), ("char_start", pa.int32()), ("char_end", pa.int32())]
RULE = [("rule", pa.string()), ("rule_version", pa.string())]
WORDS = [("words", pa.string()), ("words_cut", pa.string())]
DAY = pa.string()  # ISO; the build types it

SCHEMAS: dict[str, pa.Schema] = {
    "statement_titles": pa.schema([*STATEMENT, ("title_shown", pa.string()), ("redactions", pa.int32()), *RULE]),
    "statement_mentions": pa.schema(
        [
            *SPAN,
            ("mention_type", pa.string()),
            ("facility_id", pa.string()),
            ("target_id", pa.string()),
            ("surface", pa.string()),
            *RULE,
        ]
    ),
    "statement_quotes": pa.schema(
        [
            *SPAN,
            ("quote_sha256", pa.string()),
            ("word_count", pa.int32()),
            ("balanced", pa.string()),
            ("speaker_kind", pa.string()),
            ("speaker_start", pa.int32()),
            ("speaker_end", pa.int32()),
            ("speaker_name", pa.string()),
            ("speaker_role", pa.string()),
            ("speaker_affiliation", pa.string()),
            ("person_id", pa.string()),
            ("cue", pa.string()),
            *WORDS,
            *RULE,
        ]
    ),
    "statement_signatories": pa.schema(
        [
            *SPAN,
            ("signatory_kind", pa.string()),
            ("relation", pa.string()),
            ("name", pa.string()),
            ("person_id", pa.string()),
            ("organization_id", pa.string()),
            ("state", pa.string()),
            ("district", pa.string()),
            ("claimed_count", pa.int32()),
            *RULE,
        ]
    ),
    "statement_demands": pa.schema(
        [
            *SPAN,
            ("verb", pa.string()),
            ("demand_class", pa.string()),
            ("target_start", pa.int32()),
            ("target_end", pa.int32()),
            ("target_kind", pa.string()),
            ("target_id", pa.string()),
            ("object_start", pa.int32()),
            ("object_end", pa.int32()),
            ("object_classes", pa.string()),
            ("deadline", DAY),
            ("deadline_basis", pa.string()),
            *WORDS,
            *RULE,
        ]
    ),
    "statement_claims": pa.schema(
        [
            *SPAN,
            ("value", pa.float64()),
            ("unit", pa.string()),
            ("qualifier", pa.string()),
            ("counted", pa.string()),
            ("in_detention", pa.string()),
            ("facility_id", pa.string()),
            ("place_rule", pa.string()),
            ("time_printed", pa.string()),
            ("time_start", DAY),
            ("time_end", DAY),
            ("measure", pa.string()),
            ("measure_unit", pa.string()),
            ("people", pa.string()),
            ("scope_kind", pa.string()),
            ("scope_id", pa.string()),
            ("scope_rule", pa.string()),
            ("period_kind", pa.string()),
            ("period_printed", pa.string()),
            ("period_start", DAY),
            ("period_end", DAY),
            ("said_start", pa.int32()),
            ("said_end", pa.int32()),
            ("said", pa.string()),
            *WORDS,
            *RULE,
        ]
    ),
    "statement_dates": pa.schema([*SPAN, ("date_kind", pa.string()), ("day", DAY), ("printed", pa.string()), *RULE]),
}
TEXTS = pa.schema([*STATEMENT, ("body", pa.string())])
"""`records/statement_texts_YYYY.parquet`: bodies of US government works without names, a file for each year of publication."""
LOCAL: dict[str, pa.Schema] = {"shown": TEXTS}
"""The bodies of all other works without names: never published, kept to find what recurs in them."""
PAIR = [("text_sha256", pa.string()), ("other_text_sha256", pa.string())]
ACROSS: dict[str, pa.Schema] = {
    "statement_boilerplate": pa.schema([*SPAN, ("n_statements", pa.int32()), *RULE]),
    "statement_signatures": pa.schema([("text_sha256", pa.string()), ("signature", pa.binary()), *RULE]),
    "statement_clusters": pa.schema([("text_sha256", pa.string()), ("cluster", pa.string()), *RULE]),
    "statement_changes": pa.schema([*PAIR, ("words_added", pa.int32()), ("words_removed", pa.int32()), *RULE]),
}
"""Facts across texts (`across`), most of them keyed by the hashes of bodies: two bodies of one statement in the order of their
hashes.
"""
LOCAL_ACROSS: dict[str, pa.Schema] = {
    "differences": pa.schema(
        [*PAIR, ("position", pa.int32()), *((name, pa.string()) for name in ("before", "removed", "added", "after"))]
    ),
}
"""Running text after redaction: the passages in which two bodies of one statement differ."""
OF_STATEMENTS = ("statement_texts", "statement_boilerplate")
"""Further tables that hold something of a statement by its key."""


def text_files(records: Path) -> dict[str, Path]:
    """The files of `TEXTS` by year of publication, "undated" among them."""
    return {path.stem.removeprefix(TEXT_FILE): path for path in sorted(records.glob(f"{TEXT_FILE}*.parquet"))}


def sort_of(schema: pa.Schema) -> tuple[str, ...]:
    """A total order of the rows of a record file."""
    names = schema.names
    wanted = (
        "snapshot_sha256",
        "item",
        "part",
        "char_start",
        "char_end",
        "mention_type",
        "date_kind",
        "kind",
        "object_start",
        "verb",
    )
    return tuple(name for name in wanted if name in names)
