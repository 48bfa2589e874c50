WITH facility_rows AS (
    SELECT snapshot_sha256, count(*) AS n_facility_rows FROM raw.ice_detention_statistics_facilities GROUP BY ALL
),
sums AS (
    SELECT snapshot_sha256, sum(value) AS adp_sum
    FROM staging.edition_cells
    WHERE column_name IN ('adp_male_crim', 'adp_male_non_crim', 'adp_female_crim', 'adp_female_non_crim')
    GROUP BY ALL
),
dated AS (
    SELECT
        header.*, years.fiscal_year, years.header_year, years.fiscal_year_basis, days.days_in_period, days.days_outcome,
        days.days_fit, snapshots.first_seen, snapshots.file_name,
        CASE WHEN days.days_in_period IS NOT NULL
            THEN make_date(years.fiscal_year - 1, 10, 1) + (days.days_in_period - 1)::INTEGER ELSE header.header_as_of
        END AS as_of
    FROM staging.edition_headers AS header
    JOIN core.snapshots AS snapshots USING (snapshot_sha256)
    JOIN staging.edition_years AS years USING (snapshot_sha256)
    LEFT JOIN staging.edition_days AS days USING (snapshot_sha256)
),
-- A file date is possible from the day after the last day counted to the day the file was first seen. Where that was not
-- after the last day counted, it is wrong itself (an archive's dates have been off by months), and 120 days are allowed.
-- Nothing was public before it was last saved: ICE put other bytes under a name that was dated earlier, and the archive
-- captured another file under the name. The day saved is UTC's, so that of the name can be the one before.
file_dates AS (
    SELECT snapshot_sha256, min(file_date) AS file_date
    FROM dated JOIN staging.file_dates USING (snapshot_sha256)
    WHERE file_date BETWEEN dated.as_of + 1 AND CASE WHEN first_seen > dated.as_of THEN first_seen ELSE dated.as_of + 120 END
        AND file_date >= coalesce(saved_on - 1, file_date)
    GROUP BY snapshot_sha256
),
forced AS (
    SELECT dated.*, file_date,
        coalesce(file_date, CASE WHEN first_seen > dated.as_of AND first_seen >= coalesce(saved_on - 1, first_seen) THEN first_seen END)
            AS in_force_from
    FROM dated LEFT JOIN file_dates USING (snapshot_sha256)
),
passed AS (
    SELECT snapshot_sha256,
        max(as_of) OVER (ORDER BY in_force_from, as_of, snapshot_sha256 ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) > as_of AS goes_back
    FROM forced
    WHERE in_force_from IS NOT NULL
),
copies AS (
    SELECT later.snapshot_sha256,
        arg_min(earlier.snapshot_sha256, (
            coalesce(earlier.in_force_from, DATE '9999-12-31'), coalesce(earlier.saved_on, DATE '9999-12-31'), earlier.snapshot_sha256
        )) AS same_table_as
    FROM forced AS later
    JOIN forced AS earlier USING (payload_sha256)
    -- of two files of one day, the one saved first is the publisher's own
    WHERE (coalesce(earlier.in_force_from, DATE '9999-12-31'), coalesce(earlier.saved_on, DATE '9999-12-31'), earlier.snapshot_sha256)
        < (coalesce(later.in_force_from, DATE '9999-12-31'), coalesce(later.saved_on, DATE '9999-12-31'), later.snapshot_sha256)
    GROUP BY later.snapshot_sha256
),
in_force AS (
    SELECT snapshot_sha256, lead(in_force_from) OVER (ORDER BY in_force_from, as_of, snapshot_sha256) AS in_force_until
    FROM forced ANTI JOIN copies USING (snapshot_sha256) LEFT JOIN passed USING (snapshot_sha256)
    WHERE in_force_from IS NOT NULL AND goes_back IS NOT TRUE
)
SELECT
    snapshot_sha256,
    'FY' || coalesce(fiscal_year::VARCHAR, '?') || ' to ' || coalesce(as_of::VARCHAR, '?') || ' (' || left(snapshot_sha256, 8) || ')' AS edition,
    file_name,
    fiscal_year,
    fiscal_year_basis,
    sheet,
    header_as_of,
    header_as_of_cell,
    days_in_period,
    days_outcome,
    round(days_fit, 6) AS days_fit,
    as_of,
    CASE WHEN as_of IS NULL THEN NULL WHEN days_in_period IS NOT NULL THEN 'days' ELSE 'header' END AS as_of_basis,
    file_date,
    first_seen,
    saved_on,
    in_force_from,
    CASE WHEN in_force.snapshot_sha256 IS NULL THEN in_force_from ELSE in_force_until END AS in_force_until,
    coalesce(n_facility_rows, 0) AS n_facility_rows,
    round(adp_sum, 6) AS adp_sum,
    same_table_as,
    nullif(concat_ws(';',
        CASE WHEN days_outcome = 'rounded' THEN 'rounded' END,
        CASE WHEN days_outcome = 'no fit' THEN 'no_fit' END,
        -- ICE pulls 1 to 3 days after the last day counted, at a year's end some weeks
        CASE WHEN days_in_period IS NOT NULL AND header_year = fiscal_year
            AND NOT header_as_of - as_of BETWEEN 0 AND CASE WHEN days_in_period >= 365 THEN 45 ELSE 3 END
            THEN 'header_date_off' END,
        CASE WHEN header_year <> fiscal_year THEN 'header_year_wrong' END,
        CASE WHEN title_year <> fiscal_year THEN 'title_year_wrong' END,
        CASE WHEN label_year <> fiscal_year THEN 'label_year_wrong' END,
        CASE WHEN same_table_as IS NOT NULL THEN 'stale_table' END,
        CASE WHEN goes_back THEN 'goes_back' END,
        CASE WHEN first_seen < as_of THEN 'seen_before_as_of' END,
        CASE WHEN first_seen < saved_on - 1 THEN 'seen_before_saved' END
    ), '') AS flags
FROM forced
LEFT JOIN facility_rows USING (snapshot_sha256)
LEFT JOIN sums USING (snapshot_sha256)
LEFT JOIN copies USING (snapshot_sha256)
LEFT JOIN passed USING (snapshot_sha256)
LEFT JOIN in_force ON in_force.snapshot_sha256 = forced.snapshot_sha256
