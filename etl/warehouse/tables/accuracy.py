from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="accuracy",
    title="Accuracy: how far two sources of the same number lie apart",
    grain="one figure, what it is held against, a period and a size of place",
    description=(
        "How well one source's figures reproduce another's. Read it before you draw a trend: a bias that grows over the "
        "years looks like a change in the number of people held. Example: SELECT period_start, bias FROM accuracy WHERE "
        "figure = 'deportation_data_project' AND against = 'ice_month' ORDER BY period_start: the nightly counts from released "
        "records lay 1.4 percent below ICE's own months at the end of 2023 and 3.1 percent in early 2026 (measured "
        "2026-11-25). Neither source is the truth."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics", "deportation_data_project", "uwchr_headcount"),
    primary_key=("figure", "against", "period_start", "size_class"),
    columns=(
        Column(
            "figure",
            "string",
            "The figure judged. deportation_data_project, uwchr_headcount: that source's nightly counts, all codes added up. "
            "nightly_counts: the better of the two at each place. interval: ICE's average between two editions at each place.",
            facet=True,
            enum=("deportation_data_project", "uwchr_headcount", "nightly_counts", "interval"),
        ),
        Column(
            "against",
            "string",
            "What it is held against. ice_month: ICE's own national average of the month. ice_year_to_date: ICE's average of "
            "the place since 1 October, in each edition. nightly_counts: the counts of the place and month.",
            facet=True,
            enum=("ice_month", "ice_year_to_date", "nightly_counts"),
        ),
        Column("period_start", "date", "First day of the quarter (nation) or fiscal year (places)."),
        Column("period_end", "date", "Last day of the quarter or fiscal year.", required=True),
        Column(
            "size_class",
            "string",
            "How many people the place holds by ICE's figure; nation: all places together.",
            enum=("nation", "under 10", "10 to 49", "50 to 199", "200 to 999", "1,000 and more"),
        ),
        Column(
            "n_pairs",
            "integer",
            "Pairs compared: months, or places with edition or month.",
            unit="pairs",
            required=True,
        ),
        Column(
            "bias",
            "number",
            "All figures added up over all they are held against, less 1: -0.03 is three in a hundred too few. Null under 11 "
            "pairs of places, and where the other side is zero throughout.",
            unit="share",
        ),
        Column(
            "median_difference",
            "number",
            "Half of the pairs differ by less than this share of what they are held against. Null as bias.",
            unit="share",
        ),
    ),
)
