from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="population_test",
    title="Population test by place: do the nightly counts reproduce ICE's averages?",
    grain="one facility whose undisputed codes the daily counts cover",
    description=(
        "code_population over all editions of a place, its undisputed codes added up: the median of the relative difference "
        "between the nights and ICE's average over the same days, FY2019 to today. Only editions in which one of the two is "
        "at least 11; figures under 11 are not shown. A place that differs is listed with what the figures bear out, or as "
        "disputed."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics", "deportation_data_project", "uwchr_headcount"),
    primary_key=("facility_id",),
    columns=(
        Column("facility_id", "string", "The facility whose codes are compared.", references="facilities.facility_id"),
        Column("codes", "string", "Its undisputed codes, joined by +.", required=True),
        Column("n_editions", "integer", "Editions in which the two were compared.", unit="editions", required=True),
        Column("adp_total", "number", "Median of ICE's average daily population over them.", unit="persons"),
        Column("midnight_average", "number", "Median of the counts' averages; null where under 11.", unit="persons"),
        Column(
            "relative_difference",
            "number",
            "Median of their relative difference, without sign, over ICE's average; null where a figure is under 11.",
            unit="share",
        ),
        Column(
            "outcome",
            "string",
            "agrees: within 3 percent. Else the first that the figures bear out. code_not_released: both counts lack one "
            "of its codes. same_site: all places of the campus together agree within 3 percent. definition: in half of "
            "the editions ICE's average lies between people held at midnight and at any time of the day. counts_fewer: "
            "by at most 10 percent, in nine of ten editions, as where the records miss stays. disputed: one of the two "
            "figures, or the code, is wrong.",
            required=True,
            facet=True,
            enum=("agrees", "code_not_released", "same_site", "definition", "counts_fewer", "disputed"),
        ),
    ),
)
