from etl.warehouse.schema import Column, Table
from etl.warehouse.tables.place_month import BENCHMARK

WORDS = {"ice": "arrested by ICE", "cbp": "arrested by CBP", "convicted": "with a criminal conviction",
         "pending": "with pending criminal charges", "other_violator": "with neither: other immigration violators"}  # fmt: skip


def population(*groups: str) -> Column:
    """ICE's average population of one group, named after its agency and criminality."""
    whom = ", ".join(WORDS[group] for group in groups) or "everybody"
    return Column("_".join(("adp", *groups)), "number", f"ICE's average daily population: {whom}.", unit="persons")


def series(name: str, description: str, unit: str) -> Column:
    return Column(name, "number", description, unit=unit)


TABLE = Table(
    name="nation_month",
    title="National figures by month, one column a series",
    grain="one month since October 2011",
    description=(
        "ICE's national monthly series, its last word on each, beside what the places add up to. Example: SELECT month, adp, "
        "book_ins, stay FROM nation_month WHERE NOT partial ORDER BY month. Only series whose definition has not changed have "
        "a column: releases (to January 2024) and book_outs (since October 2023) are counted by different methods and must "
        "not be joined into one. Accuracy: ICE's figures are as printed, to the last edition we hold; places_average comes "
        "within 1.5 percent of adp in 87 of 90 months (measured 2026-11-25), and gap_reason says why a month does not. "
        "Breaks: ICE's series begin in October 2018 (pending charges 2019, bonds February 2021); before that "
        "there are only nightly counts, which run low. A September is the month to ICE's last edition of the year: see "
        "running_to."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics", "deportation_data_project", "uwchr_headcount"),
    primary_key=("month",),
    order="adp",
    columns=(
        Column("month", "date", "First day of the month."),
        Column(
            "partial", "boolean", "The newest edition that prints the month was made before it ended.", required=True
        ),
        Column("running_to", "date", "Last day that ICE's figures of a partial month cover."),
        population(),
        *(population(agency) for agency in ("ice", "cbp")),
        *(population(group) for group in ("convicted", "pending", "other_violator")),
        *(population(a, group) for a in ("ice", "cbp") for group in ("convicted", "pending", "other_violator")),
        series("adp_family", "ICE's average daily population in family centres.", "persons"),
        series("stay", "Average length of stay of those who left that month.", "days"),
        series("stay_ice", "Average length of stay, arrested by ICE.", "days"),
        series("stay_cbp", "Average length of stay, arrested by CBP.", "days"),
        series("book_ins", "Book-ins: people taken into detention in the month.", "persons"),
        series("book_ins_ice", "Book-ins, arrested by ICE.", "persons"),
        series("book_ins_cbp", "Book-ins, arrested by CBP.", "persons"),
        series("releases", "Releases, all reasons: published to January 2024.", "persons"),
        series("book_outs", "Book-outs, all reasons: published since October 2023, and more than releases.", "persons"),
        series("bond_average", "Average bond amount, as ICE prints it.", "usd"),
        series("bond_posted_share", "Share of those leaving on whose bond was posted.", "share"),
        series("places_average", "Sum of place_month over all places, over the same days as adp.", "persons"),
        series(
            "counts_average",
            "Nightly counts of all codes, those of no known place too: 1 to 3 percent below adp, 5 in winter 2020.",
            "persons",
        ),
        Column(
            "bridged_share",
            "number",
            "Share of the places' person-days that are bridged or flat (see place_month.basis).",
            unit="share",
            range=(0, 1),
        ),
        Column(
            "month_kind",
            "string",
            "What places_average rests on. ordinary: editions at most a month apart, for most people. long_first_interval: "
            "the year's first edition ends after October. september_tail: the year's last edition ends before 30 September. "
            "long_interval: editions are further apart. counts_only: no edition. no_places: nothing by place.",
            required=True,
            facet=True,
            enum=(
                "ordinary",
                "long_first_interval",
                "september_tail",
                "long_interval",
                "counts_only",
                "no_places",
            ),
        ),
        Column(
            "gap_to_ice",
            "number",
            "places_average over adp, less 1: 0.01 is one in a hundred too many. Null where a day is missing.",
            unit="share",
        ),
        Column(
            "gap_since_october",
            "number",
            "The same over all days since 1 October.",
            unit="share",
        ),
        BENCHMARK,
        Column(
            "gap_reason",
            "string",
            "Why a month is beyond 1.5 percent: its month_kind, or moved_between_months (a later edition puts person-days "
            "into this month that belong to earlier ones: since October the two agree).",
            enum=(
                "long_first_interval",
                "september_tail",
                "long_interval",
                "counts_only",
                "moved_between_months",
                "unexplained",
            ),
        ),
    ),
)
