from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="interval_population",
    title="Population between two editions",
    grain="one place (facility or site) in one edition, since the last sound edition that lists it",
    description=(
        "ICE prints averages since 1 October. The difference of person-days between two editions, divided by the days "
        "between them, is the average population in that interval. Quality says how far to trust it; an interval over an "
        "unsound edition is marked and the next sound edition bridges it."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics",),
    primary_key=("place_id", "snapshot_sha256"),
    order="period_end",
    columns=(
        Column("place_kind", "string", "facility, or site (all its facilities together).", required=True, facet=True,
               enum=("facility", "site")),
        Column("place_id", "string", "facility_id or site_id."),
        Column("facility_id", "string", "The facility; null for a site.", references="facilities.facility_id"),
        Column("site_id", "string", "The site; null for a facility.", references="sites.site_id"),
        Column("fiscal_year", "integer", "Fiscal year; intervals never cross a year.", unit="year", required=True, facet=True),
        Column("period_start", "date", "First day of the interval.", required=True),
        Column("period_end", "date", "Last day of the interval.", required=True),
        Column("days", "integer", "Length of the interval.", unit="days", required=True),
        Column("mandays", "number", "Person-days gained in the interval; negative where ICE restated.", unit="person-days",
               required=True),
        Column("population", "number", "Average population in the interval: mandays / days.", unit="persons", required=True),
        Column("population_error", "number", "Half width of the band that ICE's rounding leaves; 0 where it printed "
               "fractions.", unit="persons", required=True),
        Column("quality", "string", "ok; no_prior (since 1 October: no earlier edition lists it); rounded; split (falls, but "
               "its site does not); incomplete (one of the two editions leaves out a place of the site that the year's tables "
               "had listed: its days may fall into the wrong interval); misattributed (carries another place's figures); "
               "restated (falls, or the edition is unsound).", required=True, facet=True,
               enum=("ok", "no_prior", "rounded", "split", "incomplete", "misattributed", "restated")),
        Column("snapshot_sha256", "string", "Edition at the end.", references="snapshots.snapshot_sha256"),
        Column("from_snapshot_sha256", "string", "Edition at the start; null where there is none.",
               references="snapshots.snapshot_sha256"),
    ),
)  # fmt: skip
