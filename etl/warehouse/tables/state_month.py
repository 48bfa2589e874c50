from etl.warehouse.schema import Column, Table
from etl.warehouse.tables.place_month import BENCHMARK, GAP

MEASURES = (
    Column(
        "persons_low",
        "number",
        "Lower end of the range, the places' errors taken as independent of each other.",
        unit="persons",
    ),
    Column(
        "persons",
        "number",
        "People held on an average day: the sum of place_month over places of which something is known. Null where that is "
        "none.",
        unit="persons",
    ),
    Column("persons_high", "number", "Upper end of that range.", unit="persons"),
    Column("n_places", "integer", "Places that held somebody.", unit="places", required=True),
    Column(
        "n_unknown",
        "integer",
        "Places seen before of which nothing is known this month: they add nothing.",
        unit="places",
        required=True,
    ),
    Column("counts_average", "number", "Average of the nightly counts alone.", unit="persons"),
    Column(
        "bridged_share",
        "number",
        "Share of persons in rows of place_month that are bridged or flat.",
        unit="share",
        range=(0, 1),
    ),
    Column(
        "without_ice_share",
        "number",
        "Share of persons in rows that rest on no ICE average of the month: nightly counts alone or a yearly list.",
        unit="share",
        range=(0, 1),
    ),
    GAP,
    BENCHMARK,
)

TABLE = Table(
    name="state_month",
    title="People held, by state and month",
    grain="one state or territory and month since October 2011",
    description=(
        "place_month added up by state. Example: SELECT month, persons FROM state_month WHERE state = 'TX' ORDER BY month. "
        "Accuracy: as place_month; all states together come within 1.5 percent of ICE's own month in 87 of 90 "
        "(measured 2026-11-25), so long as no place lies abroad (Guantanamo has no state). Breaks: before October 2018 only "
        "counts and lists. A state has every month since October 2011."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics", "deportation_data_project", "uwchr_headcount", "ice_facility_lists"),
    primary_key=("state", "month"),
    order="persons",
    columns=(
        Column("state", "string", "Two-letter state or territory."),
        Column("month", "date", "First day of the month."),
        *MEASURES,
    ),
)
