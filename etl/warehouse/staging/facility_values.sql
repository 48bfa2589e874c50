-- The facility rows with numbers and days typed; texts as printed. A reviewed correction stands in for what was printed.
WITH corrected AS (
    SELECT snapshot_sha256, sheet, regexp_extract(cell, '[0-9]+') AS row,
        max(understood) FILTER (column_name = 'city') AS city,
        max(understood) FILTER (column_name = 'state') AS state,
        max(understood) FILTER (column_name = 'zip') AS zip,
        max(understood) FILTER (column_name = 'aor') AS aor,
        max(understood) FILTER (column_name = 'type_detailed') AS type_detailed,
        max(understood) FILTER (column_name = 'male_female') AS male_female,
        max(understood) FILTER (column_name = 'guaranteed_minimum') AS guaranteed_minimum
    FROM staging.corrections
    WHERE table_name = 'facility_population'
    GROUP BY ALL
),
understood AS (
    SELECT printed.* REPLACE (
        coalesce(corrected.city, printed.city) AS city,
        coalesce(corrected.state, printed.state) AS state,
        coalesce(corrected.zip, printed.zip) AS zip,
        coalesce(corrected.aor, printed.aor) AS aor,
        coalesce(corrected.type_detailed, printed.type_detailed) AS type_detailed,
        coalesce(corrected.male_female, printed.male_female) AS male_female,
        coalesce(corrected.guaranteed_minimum, printed.guaranteed_minimum) AS guaranteed_minimum
    )
    FROM raw.ice_detention_statistics_facilities AS printed
    LEFT JOIN corrected
        ON corrected.snapshot_sha256 = printed.snapshot_sha256 AND corrected.sheet = printed.sheet
        AND corrected.row = printed.row::VARCHAR
)
SELECT
    snapshot_sha256,
    sheet,
    row::BIGINT AS row,
    name AS name_printed,
    coalesce(zip5(zip), zip) AS zip,
    COLUMNS('^(address|city|state|aor|type_detailed|male_female|pending_inspection|unreviewed|.*_(type|standard|rating))$'),
    number(COLUMNS('^(alos|adp_.*)$')) AS "\0",
    CASE WHEN number(guaranteed_minimum) = round(number(guaranteed_minimum))
        THEN number(guaranteed_minimum)::BIGINT END AS guaranteed_minimum,
    day_of(COLUMNS('_date$')) AS "\0"
FROM understood
