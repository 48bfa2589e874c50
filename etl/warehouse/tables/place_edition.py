from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="place_edition",
    title="What ICE's table said of each place, by its last day",
    grain="one place and last day of a facility table, ICE's last word on it",
    description=(
        "facility_population without its repeats, beside the population since the edition before. Example: SELECT as_of, "
        "adp_total, interval_average FROM place_edition WHERE facility_id = 'fac_csyep2gg' ORDER BY as_of. adp_total is an "
        "average since 1 October and starts again each year; interval_average is the one to follow through time. Accuracy: "
        "interval_average is within 2 percent of independent counts in half of the rows, within 10 in nearly all. Breaks: "
        "one edition for fiscal year 2019, six for 2020, 20 to 28 a year since. A place without a row was not listed, which is "
        "not zero. Rows without a place (their name is not linked yet) are in facility_population."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics",),
    primary_key=("facility_id", "as_of"),
    order="as_of",
    columns=(
        Column("facility_id", "string", "The place this row is about.", references="facilities.facility_id"),
        Column("as_of", "date", "Last day that the averages cover."),
        Column("fiscal_year", "integer", "Fiscal year, from 1 October.", unit="year", facet=True, required=True),
        Column("days_in_period", "integer", "Days that adp_total averages over; null where ICE rounded.", unit="days"),
        Column(
            "adp_total",
            "number",
            "Average daily population of the fiscal year to date; null where it is not a number in print.",
            unit="persons",
        ),
        Column("alos", "number", "Average length of stay of the fiscal year to date.", unit="days"),
        Column(
            "guaranteed_minimum",
            "integer",
            "Beds the contract guarantees to pay for; null: none, or not known.",
            unit="beds",
        ),
        Column("interval_from", "date", "First day of the interval that ends on as_of."),
        Column("interval_days", "integer", "Length of that interval.", unit="days"),
        Column(
            "interval_average",
            "number",
            "Average population in the interval; null where interval_quality is not ok or no_prior.",
            unit="persons",
        ),
        Column(
            "interval_quality",
            "string",
            "As quality of interval_population: ok and no_prior can be used; null where the edition gives no interval.",
            facet=True,
            enum=("ok", "no_prior", "rounded", "split", "incomplete", "misattributed", "restated"),
        ),
        Column("n_printings", "integer", "Editions that print the place for that day.", unit="editions", required=True),
        Column(
            "snapshot_sha256",
            "string",
            "The edition it is printed in.",
            required=True,
            references="snapshots.snapshot_sha256",
        ),
        Column("sheet", "string", "Its sheet, spelled as there.", required=True),
        Column("row", "integer", "Row in the sheet, as Excel counts.", required=True),
        Column("adp_cells", "string", "The cells that add up to adp_total."),
    ),
)
