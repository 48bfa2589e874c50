from etl.warehouse.schema import Column, Table

BASES = ("interval", "bridged", "flat", "counts", "list")
BENCHMARKS = ("within", "beyond", "not_compared")
GAP = Column(
    "gap_to_ice",
    "number",
    "All places added up, over ICE's own average of this month, less 1, over the days that ICE's covers: 0.01 is one in a "
    "hundred too many. The same on every row of a month; null before October 2018 and where days are missing.",
    unit="share",
)
BENCHMARK = Column(
    "benchmark",
    "string",
    "Whether all places together come within 1.5 percent of ICE's own month; nation_month says what kind of month it is.",
    required=True,
    facet=True,
    enum=BENCHMARKS,
)

TABLE = Table(
    name="place_month",
    title="People held, by place and month",
    grain="one place and month: every place has every month since October 2011",
    description=(
        "How many people a place held on average each month: take this table first. Example: SELECT month, persons FROM "
        "place_month WHERE facility_id = 'fac_csyep2gg' ORDER BY month. ICE's averages give the level, nightly counts how it "
        "moved within the month; basis says which a row rests on. Accuracy: all places together come within 1.5 percent of "
        "ICE's own average in 87 of 90 months since October 2018 (measured 2026-11-25); the range from persons_low to "
        "persons_high holds a second source nine times in ten. Breaks: before October 2018 (fiscal year 2019) there are only "
        "counts, which run 1 to 3 percent low, and of those 13 percent in 2012 and 2 percent in 2018 are under codes of no "
        "known place. Counts end in March 2026. Add up places as you like: none is in another."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics", "deportation_data_project", "uwchr_headcount", "ice_facility_lists"),
    primary_key=("facility_id", "month"),
    order="persons",
    # the months before a place is first seen are rows of nulls: they are in the Parquet file
    served="why_null IS DISTINCT FROM 'before_first_seen'",
    columns=(
        Column("facility_id", "string", "The place this row is about.", references="facilities.facility_id"),
        Column("month", "date", "First day of the month."),
        Column("site_id", "string", "Campus it stands on, if it shares one.", references="sites.site_id"),
        Column("state", "string", "Two-letter state or territory; null outside the United States.", facet=True),
        Column("county_geoid", "string", "Census code of its county.", references="counties.county_geoid"),
        Column(
            "persons_low",
            "number",
            "Lower end of the range: where two sources can be compared, places of this size and basis lie in it nine times in "
            "ten, and it holds the counts of the place itself.",
            unit="persons",
        ),
        Column(
            "persons",
            "number",
            "People held on an average day of the month (of its days_covered): the best figure that we can give. 0 where "
            "the counts have nobody, null where nothing is known: see why_null.",
            unit="persons",
        ),
        Column("persons_high", "number", "Upper end of that range.", unit="persons"),
        Column(
            "basis",
            "string",
            "What persons rests on, the weakest of its days. interval: ICE's averages over at most 31 days, spread by the "
            "nightly counts. bridged: some days are in a longer interval or in none (September's end, the weeks before a "
            "year's first edition), and take their shape from the counts and their level from ICE. flat: as bridged, but no "
            "counts give a shape, so that one average stands for months. counts: nightly counts alone. list: the yearly or "
            "monthly average of an ICE facility list.",
            facet=True,
            enum=BASES,
        ),
        Column(
            "days_covered",
            "integer",
            "Days of the month of which something is known (0 for a list).",
            unit="days",
            required=True,
        ),
        Column("days_bridged", "integer", "Days of them that are bridged or flat.", unit="days", required=True),
        Column(
            "longest_interval",
            "integer",
            "Length of the longest of ICE's intervals that reach into the month.",
            unit="days",
        ),
        Column(
            "counts_average",
            "number",
            "Average of the nightly counts alone; null where they do not reach the place.",
            unit="persons",
        ),
        Column(
            "interval_average",
            "number",
            "Average of ICE's intervals alone, each taken as the same on all its days; null where none reaches into the month.",
            unit="persons",
        ),
        Column(
            "why_null",
            "string",
            "Why persons is null. before_first_seen: nothing published mentions the place yet. not_listed: ICE's editions "
            "of that time leave it out and no count covers it. not_published: no edition or count covers the month.",
            facet=True,
            enum=("before_first_seen", "not_listed", "not_published"),
        ),
        GAP,
        BENCHMARK,
    ),
)
