WITH suspects AS (
    SELECT DISTINCT facility_id, snapshot_sha256 FROM staging.misattributed
),
ends AS (
    SELECT mandays.*, coalesce(chain.sound, false) AS sound
    FROM staging.place_mandays AS mandays LEFT JOIN staging.edition_chain AS chain USING (snapshot_sha256)
),
intervals AS (
    SELECT
        later.place_kind, later.place_id, later.fiscal_year, later.snapshot_sha256, later.sound, later.rounded,
        earlier.snapshot_sha256 AS from_snapshot_sha256,
        later.as_of AS period_end,
        coalesce(earlier.as_of + 1, make_date(later.fiscal_year - 1, 10, 1)) AS period_start,
        later.days - coalesce(earlier.days, 0) AS days,
        later.mandays - coalesce(earlier.mandays, 0) AS mandays,
        later.mandays_error,
        earlier.snapshot_sha256 IS NOT NULL AND later.absent IS DISTINCT FROM earlier.absent AS incomplete
    FROM ends AS later
    ASOF LEFT JOIN (
        SELECT ends.* FROM ends ANTI JOIN suspects
            ON suspects.facility_id = ends.place_id AND suspects.snapshot_sha256 = ends.snapshot_sha256
        WHERE sound
    ) AS earlier
        ON earlier.place_id = later.place_id AND earlier.fiscal_year = later.fiscal_year AND earlier.days < later.days
),
sites AS (
    SELECT facilities.facility_id, intervals.snapshot_sha256, intervals.mandays
    FROM intervals JOIN core.facilities AS facilities ON facilities.site_id = intervals.place_id
    WHERE intervals.place_kind = 'site'
),
judged AS (
    SELECT
        place_kind,
        place_id,
        CASE WHEN place_kind = 'facility' THEN place_id END AS facility_id,
        CASE WHEN place_kind = 'site' THEN place_id END AS site_id,
        fiscal_year,
        period_start,
        period_end,
        days,
        round(intervals.mandays, 3) AS mandays,
        round(intervals.mandays / days, 3) AS population,
        round(mandays_error / days, 3) AS population_error,
        CASE
            WHEN suspects.facility_id IS NOT NULL THEN 'misattributed'
            WHEN incomplete AND intervals.mandays >= 0 THEN 'incomplete'
            WHEN rounded THEN 'rounded'
            WHEN intervals.mandays < 0 AND sites.mandays >= 0 THEN 'split'
            WHEN intervals.mandays < 0 OR NOT sound THEN 'restated'
            WHEN from_snapshot_sha256 IS NULL THEN 'no_prior'
            ELSE 'ok'
        END AS quality,
        intervals.snapshot_sha256,
        from_snapshot_sha256
    FROM intervals
    LEFT JOIN sites ON sites.facility_id = place_id AND sites.snapshot_sha256 = intervals.snapshot_sha256
    LEFT JOIN suspects ON suspects.facility_id = place_id AND suspects.snapshot_sha256 = intervals.snapshot_sha256
)
SELECT
    *,
    -- both run from one edition of the chain to the next, or from 1 October to the first: they can't overlap
    quality IN ('ok', 'no_prior') AS use_in_series,
    quality IN ('ok', 'no_prior') AND place_kind = 'facility' AS use_in_sum
FROM judged
