from etl.warehouse.schema import Column, Table

TABLE = Table(
    name="interval_population",
    title="Population between two editions",
    grain="one place (facility or site) in one edition, since the last sound edition that lists it",
    description=(
        "ICE prints averages since 1 October. The difference of person-days between two editions, divided by the days "
        "between them, is the average population in that interval. Take use_in_sum to add up places, use_in_series to follow "
        "one place or campus: such rows never overlap. Without them days count twice: a rounded or restated interval is "
        "covered again by the next good edition. No row covers the days from a year's last edition to 30 September."
    ),
    rights="CC0-1.0",
    sources=("ice_detention_statistics",),
    primary_key=("place_id", "snapshot_sha256"),
    order="period_end",
    columns=(
        Column("place_kind", "string", "facility, or site: a campus, all its facilities together. Never add up both.",
               required=True, facet=True, enum=("facility", "site")),
        Column("place_id", "string", "The facility_id or, of a campus, the site_id."),
        Column("facility_id", "string", "The facility; null for a site.", references="facilities.facility_id"),
        Column("site_id", "string", "The site; null for a facility.", references="sites.site_id"),
        Column("fiscal_year", "integer", "Fiscal year; intervals never cross a year.", unit="year", required=True, facet=True),
        Column("period_start", "date", "First day of the interval.", required=True),
        Column("period_end", "date", "Last day of the interval.", required=True),
        Column("days", "integer", "Length of the interval.", unit="days", required=True),
        Column("mandays", "number", "Person-days gained in the interval; negative where ICE corrected earlier days downwards, "
               "which is no population.", unit="person-days", required=True),
        Column("population", "number", "Average population in the interval: mandays / days.", unit="persons", required=True),
        Column("population_error", "number", "Half width of the band that ICE's rounding leaves: 0 means that ICE printed "
               "fractions, not that the figure is exact. Against independent daily counts, intervals marked ok of 20 persons "
               "or more are off by 2 % (median), one in six by more than 5 % (measured 2026-11-24).",
               unit="persons", required=True),
        Column("quality", "string", "ok: from one good edition to the next. no_prior: from 1 October to the year's first "
               "edition that lists the place; exact in that edition, diluted for a place that opened later. rounded: ICE "
               "printed whole numbers. split: it falls, but its campus does not. incomplete: one of the two editions leaves "
               "out a place of the campus, whose days may fall into the wrong interval. misattributed: carries another place's "
               "figures. restated: it falls, or the edition cannot be trusted.", required=True, facet=True,
               enum=("ok", "no_prior", "rounded", "split", "incomplete", "misattributed", "restated")),
        Column("use_in_series", "boolean", "Use this row to follow one place or campus through time: ok or no_prior. Of one "
               "place such rows never overlap.", required=True, facet=True),
        Column("use_in_sum", "boolean", "Use this row to add up or average over places: use_in_series, and a facility, whose "
               "days its campus would count again.", required=True, facet=True),
        Column("snapshot_sha256", "string", "Edition at the end.", references="snapshots.snapshot_sha256"),
        Column("from_snapshot_sha256", "string", "Edition at the start; null where there is none.",
               references="snapshots.snapshot_sha256"),
    ),
)  # fmt: skip
