from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="death_rates",
    title="Known deaths against the nights that people were held, by place",
    grain="one place (or all together) in one of two spans of time",
    description=(
        "Deaths whose last place is known, over the nights that FOIA-derived counts hold people there. Two spans, because the "
        "documents differ: ice_list, to June 2017, is ICE's own list of all deaths; documents_held, from October 2017, is what "
        "reports and notices we hold, a minimum. Rates for a few deaths say little: the exact interval says how little. "
        "A place whose nights are not counted through has no rate. Rates compare places badly: some take the sick."
    ),
    rights="CC0-1.0",
    sources=("ice_death_reports", "ice_news_releases", "uwchr_headcount", "deportation_data_project"),
    primary_key=("rate_id",),
    columns=(
        Column("rate_id", "string", "Our id, from place and span."),
        Column(
            "facility_id",
            "string",
            "The place; null: all counted places together, with or without a place of ours.",
            references="facilities.facility_id",
        ),
        Column(
            "span",
            "string",
            "Which documents tell of deaths: ICE's list of all of them, or those that we hold.",
            required=True,
            facet=True,
            enum=("ice_list", "documents_held"),
        ),
        Column("first_night", "date", "First night of the span on which anybody is counted there.", required=True),
        Column("last_night", "date", "Last such night, or the last of the span.", required=True),
        Column("n_nights_counted", "integer", "Nights with a count.", required=True, unit="nights"),
        Column("share_counted", "number", "Those nights of all nights from the first to the last.", unit="share"),
        Column(
            "person_nights", "integer", "People counted, added up over the nights.", required=True, unit="person-nights"
        ),
        Column(
            "deaths", "integer", "Deaths we know of, from the first night to the last.", required=True, unit="deaths"
        ),
        Column(
            "per_1000_person_years",
            "number",
            "Deaths for each 1,000 people held for a year (365.25 nights); null where fewer than 95 % of nights are counted.",
            unit="deaths per 1,000 person-years",
        ),
        Column(
            "lower",
            "number",
            "Lower end of its exact 95 % Poisson interval (Garwood); null likewise.",
            unit="deaths per 1,000 person-years",
        ),
        Column("upper", "number", "Upper end of that interval; null likewise.", unit="deaths per 1,000 person-years"),
        Column(
            "small_number",
            "boolean",
            "Fewer than 10 deaths: the rate moves much with one more or less. Don't rank places by it.",
            required=True,
        ),
    ),
)
