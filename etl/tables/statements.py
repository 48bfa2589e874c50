from etl.schema import Column, Table

TABLE = Table(
    name="statements",
    title="Statements",
    grain="one document of a publisher",
    description=(
        "What organizations and agencies said: who, when, where to read it. Titles are shown without the names of people "
        "who were detained, arrested or died. A rise in releases is not a rise in events."
    ),
    rights="per source: see sources.rights",
    primary_key=("statement_id",),
    label_column="title",
    fts=("title",),
    order="published",
    columns=(
        Column("statement_id", "string", "Our id: the first 16 digits of the sha256 of the canonical URL."),
        Column("source_id", "string", "Source.", required=True, references="sources.source_id", facet=True),
        Column(
            "organization_id",
            "string",
            "Who published it.",
            required=True,
            references="organizations.organization_id",
            facet=True,
        ),
        Column("title", "string", "Title; [name] stands for a person who is not an official. Null until annotated."),
        Column("published", "date", "Publication day."),
        Column("published_basis", "string", "What that day rests on.", enum=("page metadata", "printed date", "both")),
        Column("published_year", "integer", "Year of publication.", unit="year", facet=True),
        Column("modified", "date", "Day of the last change the page states."),
        Column("language", "string", "Language, BCP 47.", facet=True),
        Column("dateline", "string", "Place the text says it was written in."),
        Column("locality", "string", "City given by the page."),
        Column("region", "string", "State given by the page."),
        Column("topics", "string", "Topics given by the page, a JSON array."),
        Column("archived", "boolean", "The publisher marks it as archived."),
        Column("word_count", "integer", "Length of the body.", unit="words"),
        Column("url", "string", "Canonical URL.", required=True),
        Column("issuer", "string", "Who issued it, where the source holds several: bioguide id or agency name."),
        Column("n_versions", "integer", "Distinct bodies seen at that URL.", unit="versions", required=True),
        Column("first_seen", "date", "Day the page was first seen."),
        Column(
            "snapshot_sha256",
            "string",
            "Latest snapshot of the page.",
            required=True,
            references="snapshots.snapshot_sha256",
        ),
        Column("item", "integer", "Position in that snapshot, from 1.", unit="position", required=True),
        Column("text_sha256", "string", "sha256 of its normalized body."),
    ),
)
