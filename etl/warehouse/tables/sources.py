from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="sources",
    title="Sources and how fresh they are",
    grain="one publisher's series of documents",
    description=(
        "Who publishes what, how often, under which rights, how to cite it, and when it last changed. A source that is "
        "silent is shown as such: days late count from the last change, against the cadence it promises."
    ),
    rights="CC0-1.0",
    primary_key=("source_id",),
    label_column="title",
    columns=(
        Column("source_id", "string", "Name of the source; also the name of its spider."),
        Column(
            "organization_id",
            "string",
            "The organization that publishes it.",
            references="organizations.organization_id",
        ),
        Column("title", "string", "What the series is.", required=True),
        Column("homepage", "string", "Where a reader finds it.", required=True),
        Column(
            "rights",
            "string",
            "us_government_work: full text may be shown; cc0: public domain; excerpt: metadata, facts, 300 characters.",
            required=True,
            enum=("us_government_work", "cc0", "excerpt"),
        ),
        Column("rights_note", "string", "Why it has those rights."),
        Column("citation", "string", "How to cite a document of this source.", required=True),
        Column(
            "cadence_days", "integer", "How often it promises to publish; null where nothing is promised.", unit="days"
        ),
        Column("cadence_note", "string", "Where the publisher promises how often it publishes."),
        Column("n_snapshots", "integer", "Distinct documents held, by content.", unit="documents", required=True),
        Column("first_seen", "date", "Day the oldest document was first seen, by us or by the archive it came from."),
        Column("last_changed", "date", "Day a document with new content was last seen first."),
        Column("last_seen", "date", "Day any document was last seen."),
    ),
)
