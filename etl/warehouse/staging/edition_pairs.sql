-- Two editions of one fiscal year side by side: how many places lost person-days from the earlier to the later, and the
-- population the gain implies against the people ICE counted as detained near both ends.
WITH facilities AS (
    SELECT * FROM staging.place_mandays WHERE place_kind = 'facility' AND NOT rounded
),
counted AS (
    SELECT as_of, max(value) AS persons
    FROM core.national_figures
    WHERE block = 'detained_by_criminality' AND measure = 'detained' AND as_of IS NOT NULL
    GROUP BY as_of
),
detained AS (
    SELECT editions.snapshot_sha256, arg_min(persons, (abs(counted.as_of - editions.as_of), counted.as_of)) AS persons
    FROM core.editions AS editions JOIN counted ON abs(counted.as_of - editions.as_of) <= 20
    GROUP BY editions.snapshot_sha256
)
SELECT
    earlier.snapshot_sha256 AS from_snapshot,
    later.snapshot_sha256 AS to_snapshot,
    later.fiscal_year,
    max(later.as_of) AS as_of,
    count(*) AS n_both,
    count(*) FILTER (WHERE later.mandays < earlier.mandays) AS n_fell,
    sum(later.mandays - earlier.mandays) / max(later.days - earlier.days) AS implied_population,
    max(at_start.persons + at_end.persons) / 2 AS persons_detained
FROM facilities AS later
JOIN facilities AS earlier
    ON earlier.fiscal_year = later.fiscal_year AND earlier.days < later.days AND earlier.place_id = later.place_id
LEFT JOIN detained AS at_start ON at_start.snapshot_sha256 = earlier.snapshot_sha256
LEFT JOIN detained AS at_end ON at_end.snapshot_sha256 = later.snapshot_sha256
GROUP BY ALL
