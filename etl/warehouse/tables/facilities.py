from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="facilities",
    title="Facilities",
    grain="one place of detention",
    description=(
        "One row per place, under an id minted once. Attributes are those of the latest edition that lists it; "
        "facility_evidence says for each where it was printed. Not being in the latest edition is not the same as closed: ICE "
        "lists only places that hold at least one person at the pull."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics", "ice_facility_lists", "deportation_data_project"),
    primary_key=("facility_id",),
    label_column="name",
    fts=("name", "names", "city", "county_name"),
    order="latest_adp",
    columns=(
        Column("facility_id", "string", "Our id, minted once, never reused."),
        Column("name", "string", "Name that we show for it.", required=True),
        Column("names", "string", "Every name printed for it, separated by ' | '."),
        Column(
            "site_id", "string", "Campus it stands on, where several facilities share one.", references="sites.site_id"
        ),
        Column("address", "string", "Street address as last printed."),
        Column("city", "string", "City it stands in, reviewed."),
        Column(
            "state", "string", "Two-letter state or territory, reviewed; null outside the United States.", facet=True
        ),
        Column("zip", "string", "ZIP code, five digits."),
        Column("county_name", "string", "County or equivalent, reviewed: Frio County, Richmond city."),
        Column("county_geoid", "string", "Its Census code, five digits.", references="counties.county_geoid"),
        Column("geoid_vintage", "integer", "Year of the Census Bureau's list of counties.", unit="year"),
        Column(
            "latitude",
            "number",
            "WGS84. Not always the building: coordinate_precision says how near.",
            unit="degrees",
            range=(-90, 90),
        ),
        Column(
            "longitude",
            "number",
            "WGS84. Not always the building: coordinate_precision says how near.",
            unit="degrees",
            range=(-180, 180),
        ),
        Column(
            "coordinate_method",
            "string",
            "Where the point is from: the Deportation Data Project's address of the place's code; else whose centre it is: "
            "of the place's ZIP code; where that lies in another county or the printed code is "
            "another town's, of the city's nearest ZIP code in the county, else of the county's; else set by hand.",
            enum=(
                "geocoded_by_code",
                "zip_centroid",
                "city_zip_centroid",
                "nearest_zip_centroid",
                "county_interior_point",
                "manual",
            ),
        ),
        Column(
            "coordinate_precision",
            "string",
            "How near the point is: at the address (of 307 compared, 238 lie inside a prison boundary of HIFLD's and 284 "
            "within 300 m of one), within the ZIP code (median 3 km off, nine in ten within 10 km), the city, the county, "
            "or the grounds of a base.",
            enum=("address", "zip", "city", "county", "grounds"),
        ),
        Column("aor", "string", "ICE area of responsibility (field office) as last printed.", facet=True),
        Column("type_detailed", "string", "Facility type as last printed.", facet=True),
        Column(
            "type_group",
            "string",
            "Our grouping of it. Dedicated: ICE has the place for itself; non-dedicated: beds in others' jails and prisons.",
            facet=True,
            enum=(
                "dedicated",
                "non_dedicated",
                "federal",
                "state",
                "family",
                "juvenile",
                "hold_staging",
                "hospital",
                "hotel",
                "other",
            ),
        ),
        Column(
            "population_served",
            "string",
            "Whom it held in the latest edition that lists it: by its type, by the men and women that the edition counts there "
            "(one a day or more), else by the sexes printed; null where none are.",
            facet=True,
            enum=("men", "women", "women_and_men", "families", "juveniles"),
        ),
        Column(
            "operator",
            "string",
            "Who runs it, as the latest list that says so prints it. Can be out of date.",
            facet=True,
        ),
        Column("operator_as_of", "date", "Day that list stands for."),
        Column("owner", "string", "Who owns it, as the latest list that says so prints it. Can be out of date."),
        Column("owner_as_of", "date", "Day that list stands for."),
        Column(
            "detloc",
            "string",
            "ICE's code for it: the one undisputed code, of several the one that ICE prints beside its name. Null where none "
            "is known; facility_codes has them all.",
        ),
        Column(
            "status",
            "string",
            "What publications show, never whether it is open. in_latest_edition: ICE's newest table lists it. "
            "counted_since: daily counts hold people there after the last table that lists it. in_earlier_editions: "
            "older tables list it, and nobody is counted since. only_in_lists: a facility list has it, no table. "
            "not_listed: in neither, known from counts or documents.",
            required=True,
            facet=True,
            enum=("in_latest_edition", "counted_since", "in_earlier_editions", "only_in_lists", "not_listed"),
        ),
        Column(
            "first_published",
            "date",
            "Earliest day an ICE facility list (2009 on) or edition that lists it stands for. Not its opening: most "
            "first days are those of a list.",
        ),
        Column("last_published", "date", "Latest day an ICE facility list or edition that lists it stands for."),
        Column("first_as_of", "date", "Earliest as-of date of an edition that lists it."),
        Column("last_as_of", "date", "Latest as-of date of an edition that lists it."),
        Column("n_editions", "integer", "Editions that list it.", unit="editions", required=True),
        Column(
            "in_latest_edition",
            "boolean",
            "Listed in the latest edition. False does not mean closed.",
            required=True,
            facet=True,
        ),
        Column(
            "last_counted", "date", "Last day on which the daily counts hold anybody there; null: no code or never."
        ),
        Column(
            "latest_adp",
            "number",
            "Average daily population, fiscal year to date, in the latest edition that lists it.",
            unit="persons",
        ),
        Column("guaranteed_minimum", "integer", "Guaranteed minimum in that edition.", unit="beds"),
    ),
)
