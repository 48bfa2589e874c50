from etl.warehouse.schema import Column, Table


def text(name: str, description: str, facet: bool = False) -> Column:
    """A column that holds a cell as printed."""
    return Column(name, "string", description, facet=facet)


TABLE = Table(
    name="facility_attributes",
    title="What each facility list said of each place",
    grain="one row of one list",
    description=(
        "ICE's facility lists of 2009 to 2025 and the Deportation Data Project's, row by row: addresses, types, capacity, "
        "contracts, operators. Each row is what that list said when it was made: evidence, not truth. Null means that the "
        "list has no such column, or a blank."
    ),
    rights="CC0-1.0",
    sources=("ice_facility_lists", "deportation_data_project"),
    primary_key=("snapshot_sha256", "sheet", "row"),
    label_column="name_printed",
    fts=("code", "name_printed", "city", "operator", "owner"),
    columns=(
        Column(
            "snapshot_sha256",
            "string",
            "sha256 of the file that the row was read from.",
            references="snapshots.snapshot_sha256",
        ),
        Column("sheet", "string", "Sheet; page of a PDF."),
        Column("row", "integer", "Row; line of a PDF's page."),
        Column(
            "source_id", "string", "The source that published the list.", required=True, references="sources.source_id"
        ),
        Column("list_title", "string", "What the list calls itself.", required=True, facet=True),
        Column("as_of", "date", "Day the list stands for; null where it prints none."),
        Column("facility_id", "string", "Our facility, where it is one we know.", references="facilities.facility_id"),
        Column("linked_by", "string", "How the row was linked.", enum=("code", "name")),
        text("code", "Code printed in the row (DETLOC)."),
        text("name_printed", "Name. In two PDFs it can run together with other fields of the row."),
        Column("withheld", "boolean", "ICE withheld name, code and address (shelters for children).", required=True),
        text("address", "Street address; the Project's is the full one."),
        text("city", "City as the list prints it."),
        text("county", "County, as the list has it: often wrong."),
        Column(
            "county_geoid",
            "string",
            "Census code of the county printed; null where no county of the state has that name.",
        ),
        text("state", "State as the list prints it.", facet=True),
        Column("zip", "string", "ZIP code, five digits; as printed where it is none."),
        text("aor", "Area of responsibility or field office."),
        text("docket", "Docket control office that the list names."),
        text("type", "Facility type as the list prints it.", facet=True),
        text("type_detailed", "Facility type in detail."),
        text("ice_funded", "Whether ICE pays for beds there, as printed."),
        text("male_female", "Sex of the people held in the fiscal year, by ICE's count."),
        text("levels", "Classification levels of the people held."),
        Column(
            "capacity", "integer", "Estimated beds for ICE; null where no number is printed (AS NEEDED).", unit="beds"
        ),
        text("capacity_printed", "Capacity as printed, before it was read as a number."),
        Column("population_count", "integer", "Midnight count on the latest day the list had.", unit="persons"),
        Column("guaranteed_minimum", "integer", "Beds the contract guarantees to pay for.", unit="beds"),
        text("per_diem", "Per-diem rates as printed, with their steps; (b)(4) where ICE withheld them."),
        Column("per_diem_usd", "number", "The rate, where it is a single one.", unit="US dollars per person and day"),
        text("operator", "Who runs the place, as printed."),
        text("owner", "Who owns the place, as printed."),
        text("over_under_72", "Whether people may be held for more than 72 hours."),
        Column("first_use", "date", "First use by ICE."),
        Column("last_use", "date", "Last use by ICE."),
        Column("contract_start", "date", "Best known beginning of the contract."),
        Column("contract_end", "date", "Best known end of the contract."),
        text("authorization_status", "Authorization status, as printed."),
        text("authorizing_authority", "Programme that authorizes it: DMCP, or JFRMU for families and children."),
        text("contract_standard", "Detention standard the contract demands."),
        text("medical_provider", "Who provides medical care."),
        text("last_inspection_type", "Type of the last inspection."),
        text("last_inspection_standard", "Standard it was made by."),
        text("last_inspection_rating", "Final rating of the last inspection, as printed."),
        Column("last_inspection_date", "date", "Its date; null where none is printed."),
    ),
)
