-- The cells of facility rows whose typed value is null or not what was printed: column=text. Corrected cells are among them.
WITH printed AS (
    SELECT snapshot_sha256, sheet, row::BIGINT AS row, column_name, printed
    FROM (
        UNPIVOT raw.ice_detention_statistics_facilities
        ON COLUMNS('^(zip|alos|adp_.*|guaranteed_minimum|.*_date)$')
        INTO NAME column_name VALUE printed
    )
    WHERE CASE
        WHEN column_name = 'zip' THEN zip5(printed) IS DISTINCT FROM printed
        WHEN column_name LIKE '%\_date' ESCAPE '\' THEN day_of(printed) IS NULL
        WHEN column_name = 'guaranteed_minimum' THEN (number(printed) = round(number(printed))) IS NOT TRUE
        ELSE number(printed) IS NULL
    END
    UNION
    SELECT snapshot_sha256, sheet, regexp_extract(cell, '[0-9]+')::BIGINT, column_name, printed
    FROM staging.corrections
    WHERE table_name = 'facility_population'
)
SELECT snapshot_sha256, sheet, row, string_agg(column_name || '=' || printed, ' | ' ORDER BY column_name) AS printed_differs
FROM printed
GROUP BY ALL
