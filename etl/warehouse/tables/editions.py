from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="editions",
    title="Editions of ICE's detention statistics workbook",
    grain="one edition (distinct bytes) of the workbook",
    description=(
        "When each edition's facility table really ends, recovered from its figures: ICE's averages are whole "
        "person-days divided by N, the days of the fiscal year so far, and one N fits every row. That dates the table even "
        "where its header is wrong, and shows headers that carry a wrong date, stale copies, and another year's table."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics",),
    primary_key=("snapshot_sha256",),
    label_column="edition",
    order="as_of",
    columns=(
        Column(
            "snapshot_sha256", "string", "The edition: sha256 of the workbook.", references="snapshots.snapshot_sha256"
        ),
        Column(
            "edition", "string", "Short label: fiscal year, last day counted, first 8 of the sha256.", required=True
        ),
        Column("file_name", "string", "File name on ice.gov. It can carry a wrong date or year.", required=True),
        Column(
            "fiscal_year",
            "integer",
            "Federal fiscal year (from 1 October) of the facility table, by its content.",
            unit="year",
            facet=True,
        ),
        Column(
            "fiscal_year_basis",
            "string",
            "How the year was decided where title and header date disagree.",
            facet=True,
            enum=(
                "title and header agree",
                "neighbouring editions",
                "detained total",
                "header only",
                "title only",
                "unsure",
            ),
        ),
        Column("sheet", "string", "Facilities sheet that was read."),
        Column("header_as_of", "date", "Date printed above the facility table. Often wrong: see flags."),
        Column("header_as_of_cell", "string", "Cell of that date."),
        Column(
            "days_in_period",
            "integer",
            "N: days of the fiscal year the averages cover, recovered from the figures.",
            unit="days",
        ),
        Column(
            "days_outcome",
            "string",
            "found; rounded (ICE printed whole numbers, N can't be recovered); no fit.",
            facet=True,
            enum=("found", "rounded", "no fit"),
        ),
        Column(
            "days_fit", "number", "Share of the fractional cells that become whole at N.", unit="share", range=(0, 1)
        ),
        Column(
            "as_of",
            "date",
            "Last day the averages cover: fiscal-year start + N - 1; the header's date where N is unknown.",
        ),
        Column("as_of_basis", "string", "What as_of rests on.", enum=("days", "header")),
        Column("file_date", "date", "Date in the file name, where one can be read and is possible."),
        Column("first_seen", "date", "Day the edition was first seen, by us or by the archive it came from."),
        Column(
            "saved_on", "date", "Day (UTC) the workbook was last saved, by its properties: it was not public before."
        ),
        Column(
            "in_force_from",
            "date",
            "First day this edition is known to have been public: file_date, else first_seen; null where both are before "
            "saved_on.",
        ),
        Column(
            "in_force_until",
            "date",
            "First day it is no longer the edition in force, which on day X is the one with in_force_from <= X and "
            "in_force_until > X or null. The newest has none; a table that is stale or goes back is never in force and "
            "ends on the day it begins.",
        ),
        Column("n_facility_rows", "integer", "Facility rows in the table.", unit="rows"),
        Column(
            "adp_sum",
            "number",
            "Sum of the facilities' average daily population. Not ICE's national figure: a place that held nobody on the "
            "day ICE counted is left out, with all its days since October.",
            unit="persons",
        ),
        Column(
            "same_table_as",
            "string",
            "Earliest edition that carries the very same facility table, where there is one.",
            references="snapshots.snapshot_sha256",
        ),
        Column(
            "flags",
            "string",
            "What is odd, separated by ';': rounded, no_fit, header_date_off, header_year_wrong, "
            "title_year_wrong, label_year_wrong, stale_table (a copy of an earlier edition's), goes_back (its figures end "
            "before those of an edition already in force), seen_before_as_of and "
            "seen_before_saved (the archive's capture day can't be right).",
        ),
    ),
)
