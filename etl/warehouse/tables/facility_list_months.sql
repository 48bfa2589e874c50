WITH printed AS (
    SELECT
        months.snapshot_sha256,
        months.sheet,
        months.row::BIGINT AS row,
        (months.month || '-01')::DATE AS month,
        months.cell,
        places.facility_id,
        places.code,
        places.name AS name_printed,
        dates.as_of,
        dates.as_of < last_day((months.month || '-01')::DATE) AS month_to_date,
        number(months.value_printed) AS adp,
        months.value_printed,
        places.place
    FROM raw.ice_facility_lists_months AS months
    JOIN staging.list_places AS places USING (snapshot_sha256, sheet, row)
    JOIN staging.list_dates AS dates USING (snapshot_sha256, sheet)
),
newest AS (
    SELECT *, dense_rank() OVER (
        PARTITION BY place, month ORDER BY adp IS NULL, as_of DESC NULLS LAST, snapshot_sha256, sheet
    ) AS age
    FROM printed
)
SELECT
    * EXCLUDE (place, age),
    place IS NOT NULL AND age = 1
        -- a list that prints one place twice under one code counts it once
        AND row_number() OVER (PARTITION BY place, month, code, age ORDER BY row) = 1 AS is_last_word
FROM newest
