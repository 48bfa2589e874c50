from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="place_day",
    title="People held, by place and night",
    grain="one place and night of which something is known",
    description=(
        "How many people a place held each night: persons_counted is the count (the codes of a place added up, from nights), "
        "persons raises it to the level of ICE's averages. Example: SELECT day, persons_counted, persons FROM place_day WHERE "
        "facility_id = 'fac_csyep2gg' AND day BETWEEN '2021-02-01' AND '2021-02-07' ORDER BY day. Accuracy: over an interval "
        "between two editions persons adds up to what ICE printed; a single night is no better than the count, give or take a "
        "few percent. Breaks: as place_month. A night without a row is one with nobody counted, or one that nothing covers: "
        "days_covered of place_month tells the two apart. Datasette holds the nights since October 2018 only, when ICE's "
        "averages begin; the Parquet file holds all since October 2011."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics", "deportation_data_project", "uwchr_headcount"),
    primary_key=("facility_id", "day"),
    served="basis <> 'counts'",
    columns=(
        Column("facility_id", "string", "The place this row is about.", references="facilities.facility_id"),
        Column("day", "date", "The night that begins on this day."),
        Column(
            "persons_counted",
            "integer",
            "People counted that night; null where nobody was counted or no count reaches.",
            unit="persons",
        ),
        Column(
            "persons", "number", "The same at the level of ICE's averages: see basis.", unit="persons", required=True
        ),
        Column(
            "basis",
            "string",
            "interval: ICE's average of at most 31 days, spread by the counts where they fit. bridged: as interval, but of a "
            "longer one, or of none, at the place's own ratio of the two that year. flat: a long average without counts that "
            "fit. counts: the count itself.",
            required=True,
            enum=("interval", "bridged", "flat", "counts"),
        ),
    ),
)
