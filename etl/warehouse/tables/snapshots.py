from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="snapshots",
    title="Snapshots: every document seen, by content",
    grain="one document as a sequence of bytes",
    description=(
        "Identity is the sha256 of the bytes, never a name, URL or date: the same name with new bytes is a new snapshot, "
        "the same bytes under a new name is one more URL. Refused snapshots are listed with the reason."
    ),
    rights="CC0-1.0",
    primary_key=("snapshot_sha256",),
    label_column="file_name",
    order="first_seen",
    columns=(
        Column("snapshot_sha256", "string", "sha256 of the bytes, hexadecimal."),
        Column(
            "source_id", "string", "Source it belongs to.", required=True, references="sources.source_id", facet=True
        ),
        Column(
            "file_name",
            "string",
            "Last part of the URL; a stand-in where that can be a name (death reports, pages of releases) or is withheld.",
            required=True,
        ),
        Column("url", "string", "URL it was seen at first; null where it leads to a suppressed statement."),
        Column("n_urls", "integer", "Number of URLs these very bytes were seen at.", unit="URLs", required=True),
        Column("urls", "string", "All of those URLs, separated by blanks; null likewise."),
        Column("bytes", "integer", "Size of the file.", unit="bytes"),
        Column("first_seen", "date", "Day it was first seen, by us or by the archive it came from; null if not known."),
        Column("last_seen", "date", "Day it was last seen; null if not known."),
        Column(
            "via",
            "string",
            "How it came: crawl (by us), import (by hand or from an archive), replay (rehearsal).",
            required=True,
            facet=True,
            enum=("crawl", "import", "replay"),
        ),
        Column(
            "state",
            "string",
            "What became of it. kept: the reader of today refuses what an earlier one had read; the earlier records stand.",
            required=True,
            facet=True,
            enum=("extracted", "partial", "kept", "ignored", "refused", "quarantined", "pending"),
        ),
        Column("reason", "string", "Why it was refused, ignored or quarantined; null of a suppressed statement."),
        Column("reason_sheet", "string", "Sheet where it was refused."),
        Column("reason_cell", "string", "Cell (or selector) where it was refused."),
        Column("n_records", "integer", "Records read from it.", unit="records"),
    ),
)
