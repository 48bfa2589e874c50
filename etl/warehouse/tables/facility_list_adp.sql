WITH printed AS (
    SELECT
        adp.snapshot_sha256,
        adp.sheet,
        adp.row::BIGINT AS row,
        adp.fiscal_year::BIGINT AS fiscal_year,
        adp.cell,
        places.facility_id,
        places.code,
        places.name AS name_printed,
        dates.as_of,
        dates.as_of < make_date(adp.fiscal_year, 9, 30) AS year_to_date,
        -- PDFs print thousands with a comma
        number(CASE WHEN regexp_full_match(adp.value_printed, '[0-9]{1,3}(,[0-9]{3})+') THEN replace(adp.value_printed, ',', '')
            ELSE adp.value_printed END) AS adp,
        adp.value_printed,
        places.place
    FROM raw.ice_facility_lists_adp AS adp
    JOIN staging.list_places AS places USING (snapshot_sha256, sheet, row)
    JOIN staging.list_dates AS dates USING (snapshot_sha256, sheet)
),
newest AS (
    SELECT *, dense_rank() OVER (
        PARTITION BY place, fiscal_year ORDER BY adp IS NULL, as_of DESC NULLS LAST, snapshot_sha256, sheet
    ) AS age
    FROM printed
)
SELECT
    * EXCLUDE (place, age),
    place IS NOT NULL AND age = 1
        -- a list that prints one place twice under one code counts it once
        AND row_number() OVER (PARTITION BY place, fiscal_year, code, age ORDER BY row) = 1 AS is_last_word
FROM newest
