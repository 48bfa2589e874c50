from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="statement_versions",
    title="Versions of statements",
    grain="one wording of one statement, from the day it was first seen until another wording took its place",
    description=(
        "A page whose title or text changed is a new version; so is one that went back to an earlier wording. We see a page "
        "on some days only: the change happened between two of them. The passages: statement_differences, local build."
    ),
    rights="CC0-1.0",
    primary_key=("statement_id", "version"),
    columns=(
        Column("statement_id", "string", "The statement that the version is of.", references="statements.statement_id"),
        Column("version", "integer", "Number of the wording, from 1.", unit="position"),
        Column(
            "snapshot_sha256",
            "string",
            "First snapshot with that wording.",
            required=True,
            references="snapshots.snapshot_sha256",
        ),
        Column("item", "integer", "Position in that snapshot, from 1.", unit="position", required=True),
        Column("first_seen", "date", "Day it was first seen; null where not known."),
        Column("last_seen", "date", "Day it was last seen, a reply of 'not modified' included; null where not known."),
        Column("published", "date", "Publication day that version gives."),
        Column("modified", "date", "Day of the last change that version states."),
        Column("text_sha256", "string", "sha256 of its normalized body."),
        Column("word_count", "integer", "Length of its body.", unit="words"),
        Column(
            "words_added",
            "integer",
            "Words not in the version before, a moved passage included; null in the first and where a text was not held.",
            unit="words",
        ),
        Column("words_removed", "integer", "Words of the version before that are not in this one.", unit="words"),
        Column("body_changed", "boolean", "The body differs from the version before; null in the first."),
        Column("title_changed", "boolean", "The title differs from the version before; null in the first."),
        Column("date_changed", "boolean", "The publication day differs from the version before; null in the first."),
        Column(
            "after_publication",
            "boolean",
            "An edit first seen after the day of publication; null in the first, and where a day (also of the version before) "
            "is not known.",
            facet=True,
        ),
    ),
)
