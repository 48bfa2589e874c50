from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="facility_documents",
    title="Inspection reports, audits and contracts on ice.gov",
    grain="one page of ICE's FOIA library",
    description=(
        "Which document on which place ICE's pages link to. Place, days and contract number are parts of the page's title; "
        "the document itself isn't read."
    ),
    rights="US government work",
    sources=("ice_facility_pages",),
    primary_key=("document_id",),
    label_column="title",
    fts=("title",),
    columns=(
        Column("document_id", "string", "Our id: the first 16 digits of the sha256 of the page's URL."),
        Column(
            "kind",
            "string",
            "Inspection by the Office of Detention Oversight, audit under the Prison Rape Elimination Act, or contract.",
            required=True,
            facet=True,
            enum=("odo_inspection", "prea_audit", "contract"),
        ),
        Column("category", "string", "Category as ICE names it.", required=True),
        Column("title", "string", "Title of the page in ICE's library.", required=True),
        Column(
            "facility_id", "string", "The place; null where its name is not known.", references="facilities.facility_id"
        ),
        Column("place_printed", "string", "The place as the title names it."),
        Column("city", "string", "City, from the title."),
        Column("state", "string", "State, from the title.", facet=True),
        Column("contract_number", "string", "Contract and modification, from the title."),
        Column("date_from", "date", "First day of the inspection; null where the days printed run backwards."),
        Column("date_to", "date", "Last day of the inspection; null where the days printed run backwards."),
        Column("dates_printed", "string", "Days of the inspection as printed."),
        Column("document_url", "string", "Address of the document itself.", required=True),
        Column("page_url", "string", "The page that links to it.", required=True),
        Column(
            "snapshot_sha256",
            "string",
            "sha256 of the page that the row was read from.",
            required=True,
            references="snapshots.snapshot_sha256",
        ),
    ),
)
