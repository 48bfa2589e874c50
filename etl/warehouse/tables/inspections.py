from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="inspections",
    title="Inspections of facilities",
    grain="one inspection: one place and day",
    description=(
        "Inspections that ICE's workbooks print for each facility (since 2019, in seven layouts), once each however many "
        "editions repeat them, and those named by pages of ice.gov. A day that ICE printed in two ways makes two rows. An "
        "inspection that isn't here may still have happened."
    ),
    rights="US government work",
    sources=("ice_detention_statistics", "ice_facility_pages"),
    primary_key=("inspection_id",),
    order="inspection_date",
    columns=(
        Column("inspection_id", "string", "Our id, from place and day."),
        Column(
            "facility_id", "string", "Place; null where its name is not known.", references="facilities.facility_id"
        ),
        Column("name_printed", "string", "Its name as printed by the newest edition that has the inspection."),
        Column(
            "inspection_date", "date", "Day as printed, the last day where ICE says which; null where that is no day."
        ),
        Column("date_printed", "string", "Day as first printed."),
        Column(
            "body",
            "string",
            "Who inspected: Office of Detention Oversight, its contractor Nakamoto, ERO, Bureau of Prisons, the facility "
            "itself, a PREA auditor; null where ICE doesn't say (Regular).",
            facet=True,
            enum=("odo", "nakamoto", "ero", "bop", "facility", "prea_auditor"),
        ),
        Column("inspection_type", "string", "Kind of inspection, code of the inspection vocabulary.", facet=True),
        Column("types_printed", "string", "All words printed for it, separated by ' | '."),
        Column("standard", "string", "Standard inspected against, code of the inspection vocabulary.", facet=True),
        Column("standards_printed", "string", "All words printed for it, separated by ' | '."),
        Column(
            "rating",
            "string",
            "Rating, code of the inspection vocabulary; of the newest edition with a rating.",
            facet=True,
        ),
        Column("ratings_printed", "string", "All words printed for it, separated by ' | '."),
        Column(
            "flags",
            "string",
            "no_date, after_edition, types_differ, standards_differ, ratings_differ (between editions).",
        ),
        Column("first_as_of", "date", "Last day of the figures of the first edition that prints it."),
        Column("last_as_of", "date", "The same of the last edition that prints it."),
        Column(
            "n_editions",
            "integer",
            "Editions that print it; 0 where only a page names it.",
            unit="editions",
            required=True,
        ),
        Column(
            "snapshot_sha256",
            "string",
            "First edition that prints it, or the page.",
            required=True,
            references="snapshots.snapshot_sha256",
        ),
        Column("sheet", "string", "Sheet of the workbook, spelled as there."),
        Column("cell", "string", "Cell of the day in that edition."),
        Column(
            "last_snapshot_sha256", "string", "Last edition that prints it.", references="snapshots.snapshot_sha256"
        ),
        Column("report_url", "string", "The report, where a page of ice.gov links to it."),
        Column(
            "document_id",
            "string",
            "The page of facility_documents with its report.",
            references="facility_documents.document_id",
        ),
    ),
)
