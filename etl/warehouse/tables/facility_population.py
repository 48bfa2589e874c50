from etl.warehouse.schema import Column, Table

ADP = "Average daily population, fiscal year to date"
SPLIT = "Null where not a number in print."


def adp(name: str, what: str) -> Column:
    return Column(name, "number", f"{ADP}: {what}. {SPLIT}", unit="persons")


TABLE = Table(
    name="facility_population",
    title="Facility population, as published in every edition",
    grain="one facility row of one edition",
    description=(
        "ICE's facility table, every row of every edition, as published (evident slips: see corrections). Figures are "
        "averages over the fiscal year to date, not a count of people held that day; ADP times days_in_period is "
        "person-days. Several editions print the same day: take is_last_word. A place that is not listed is "
        "not zero. Any value's cell: column_letter in snapshot_columns, row here."
    ),
    rights="US government work",
    sources=("ice_detention_statistics",),
    primary_key=("snapshot_sha256", "sheet", "row"),
    order="as_of",
    columns=(
        Column(
            "snapshot_sha256",
            "string",
            "Edition: sha256 of the workbook.",
            references="snapshots.snapshot_sha256",
            printed=False,
        ),
        Column("sheet", "string", "Sheet, spelled as in the workbook.", printed=False),
        Column("row", "integer", "Row in the sheet, as Excel counts.", printed=False),
        Column(
            "facility_id",
            "string",
            "The place; null where the reviewed crosswalk has no such name yet.",
            references="facilities.facility_id",
            printed=False,
        ),
        Column(
            "link_basis",
            "string",
            "What facility_id rests on: the reviewed crosswalk; inferred where the row lacks only its state, and name and ZIP "
            "are those of one place.",
            enum=("reviewed", "inferred"),
            printed=False,
        ),
        Column("name_printed", "string", "Name as printed, footnote digits and typos included."),
        Column("address", "string", "Street address as printed there."),
        Column("city", "string", "City as printed there."),
        Column("state", "string", "State as printed there.", facet=True),
        Column("zip", "string", "ZIP code, padded to five digits where it was printed as a number."),
        Column("aor", "string", "ICE area of responsibility as printed.", facet=True),
        Column("type_detailed", "string", "Facility type as printed.", facet=True),
        Column("male_female", "string", "Sexes held, as printed; a facility type where ICE's columns slipped."),
        Column("alos", "number", f"Average length of stay, fiscal year to date. {SPLIT}", unit="days"),
        adp("adp_level_a", "classification level A (low)"),
        adp("adp_level_b", "classification level B (medium low)"),
        adp("adp_level_c", "classification level C (medium high)"),
        adp("adp_level_d", "classification level D (high)"),
        adp("adp_male_crim", "men ICE calls criminal"),
        adp("adp_male_non_crim", "men ICE calls non-criminal"),
        adp("adp_female_crim", "women ICE calls criminal"),
        adp("adp_female_non_crim", "women ICE calls non-criminal"),
        adp("adp_threat_1", "ICE threat level 1 (most severe)"),
        adp("adp_threat_2", "ICE threat level 2"),
        adp("adp_threat_3", "ICE threat level 3"),
        adp("adp_no_threat", "no ICE threat level"),
        adp("adp_mandatory", "held under mandatory detention"),
        Column(
            "guaranteed_minimum",
            "integer",
            "Beds the contract guarantees to pay for. Null: blank (none, or not known), N/A or *; printed_differs has "
            "what was printed.",
            unit="beds",
        ),
        Column(
            "adp_total",
            "number",
            f"{ADP}: sum of the four criminality columns; null where one of them is.",
            unit="persons",
            printed=False,
        ),
        Column(
            "adp_cells", "string", "The cells that add up to adp_total, for example N42+O42+P42+Q42.", printed=False
        ),
        Column(
            "fiscal_year",
            "integer",
            "Fiscal year of the edition's facility table, by its content.",
            unit="year",
            facet=True,
            printed=False,
        ),
        Column(
            "header_as_of", "date", "Date printed above the table. Can be wrong: see editions.flags.", printed=False
        ),
        Column(
            "days_in_period",
            "integer",
            "N: days of the fiscal year the averages cover; null where ICE rounded.",
            unit="days",
            printed=False,
        ),
        Column("as_of", "date", "Last day the averages cover.", printed=False),
        Column(
            "as_of_basis",
            "string",
            "What as_of rests on: days (recovered from the figures) or header (only printed).",
            enum=("days", "header"),
            printed=False,
        ),
        Column(
            "quality",
            "string",
            "The surest finding about a cell of this row, its column or the whole row: certain, likely or lead (see "
            "check_rules), or no_finding. doubted says which columns; cell_findings says why.",
            enum=("no_finding", "lead", "likely", "certain"),
            facet=True,
            printed=False,
        ),
        Column(
            "doubted",
            "string",
            "Columns of this row that a finding names, separated by ';'; row where it names the whole row.",
            printed=False,
        ),
        Column(
            "rounded",
            "boolean",
            "ICE printed whole numbers in this edition; sums can be off by some persons.",
            required=True,
            printed=False,
        ),
        Column(
            "is_last_word",
            "boolean",
            "ICE's last word on this place and as_of: one row for each. Editions print the same day twice, and once a place "
            "twice: add up, count and compare only rows for which it is true.",
            required=True,
            facet=True,
            printed=False,
        ),
        Column(
            "flags",
            "string",
            "What is odd in this row, separated by ';': column_shift, no_split, splits_disagree, mandays_not_whole, "
            "corrected (an evident slip: see corrections).",
            printed=False,
        ),
        Column(
            "printed_differs",
            "string",
            "What was printed where a typed column is null or changed: column=text, separated by ' | '.",
            printed=False,
        ),
        Column(
            "unreviewed",
            "string",
            "Values under headers that nobody has reviewed, as printed: header=value, separated by ' | '.",
            printed=False,
        ),
        Column("last_inspection_type", "string", "Type of the last inspection, as printed."),
        Column("last_inspection_date", "date", "Date of the last inspection."),
        Column("last_inspection_end_date", "date", "End date of the last inspection (editions since May 2024)."),
        Column("pending_inspection", "string", "Inspection pending in the fiscal year, as printed."),
        Column("last_inspection_standard", "string", "Standard of the last inspection, as printed."),
        Column(
            "last_inspection_rating", "string", "Final rating of the last inspection, as printed (editions to 2023)."
        ),
        Column(
            "last_final_rating", "string", "Final rating of the last inspection, as printed (editions since May 2024)."
        ),
        Column("second_inspection_type", "string", "Type of the second-to-last inspection, as printed."),
        Column("second_inspection_standard", "string", "Standard of the second-to-last inspection, as printed."),
        Column("second_inspection_rating", "string", "Rating of the second-to-last inspection, as printed."),
        Column("second_inspection_date", "date", "Date of the second-to-last inspection."),
        Column("odo_inspection_end_date", "date", "End date of the inspection by ICE's Office of Detention Oversight."),
        Column(
            "odo_final_report_date", "date", "Date of that office's final report (one edition prints this instead)."
        ),
        Column("odo_inspection_standard", "string", "Standard of that office's inspection, as printed."),
        Column("odo_rating", "string", "That office's final rating, as printed."),
        Column("nakamoto_standard", "string", "Standard of the contractor Nakamoto's last inspection, as printed."),
        Column("nakamoto_rating", "string", "Nakamoto's final rating, as printed."),
        Column("nakamoto_date", "date", "Date of Nakamoto's last inspection."),
        Column("second_nakamoto_type", "string", "Type of Nakamoto's second-to-last inspection, as printed."),
        Column("second_nakamoto_standard", "string", "Standard of Nakamoto's second-to-last inspection, as printed."),
        Column("second_nakamoto_date", "date", "Date of Nakamoto's second-to-last inspection."),
    ),
)
