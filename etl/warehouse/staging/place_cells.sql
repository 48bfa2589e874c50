-- Every filled cell of the facility tables, by place, to be held against other editions: numbers as numbers, the rest as hashes of text. A row
-- that is not linked is its name, city and state; of a place listed twice the first row stands. `span`: averages begin anew every
-- October and are held against the same fiscal year's only; what does not (contract, addresses, inspections) against any.
-- `id` is the cell's key as one number: joined by edition, place and column the comparisons took fifty times as long (12 s).
WITH places AS (
    SELECT listed.snapshot_sha256, listed.sheet, listed.row,
        coalesce(links.facility_id, concat_ws('|', listed.name_printed, listed.city, listed.state)) AS place
    FROM staging.facility_values AS listed
    LEFT JOIN staging.facility_links AS links USING (snapshot_sha256, sheet, row)
    QUALIFY row_number() OVER (PARTITION BY listed.snapshot_sha256, place ORDER BY listed.sheet, listed.row) = 1
),
numbers AS (
    UNPIVOT (
        SELECT snapshot_sha256, sheet, row, COLUMNS('^(alos|adp_.*)$'), guaranteed_minimum::DOUBLE AS guaranteed_minimum
        FROM staging.facility_values
    ) ON COLUMNS(* EXCLUDE (snapshot_sha256, sheet, row)) INTO NAME column_name VALUE value
),
texts AS (
    UNPIVOT (
        SELECT snapshot_sha256, sheet, row::BIGINT AS row, COLUMNS('^(address|city|state|zip|aor|.*_type|type_detailed|male_female|pending_inspection|.*_(standard|rating|date))$')
        FROM raw.ice_detention_statistics_facilities
    ) ON COLUMNS(* EXCLUDE (snapshot_sha256, sheet, row)) INTO NAME column_name VALUE text
)
SELECT snapshot_sha256, sheet, row, place, column_name, hash(snapshot_sha256, place, column_name) AS id, CASE column_name WHEN 'guaranteed_minimum' THEN 'any' ELSE 'year' END AS span,
    true AS is_number, value, NULL::UBIGINT AS text
FROM numbers JOIN places USING (snapshot_sha256, sheet, row)
UNION ALL
SELECT snapshot_sha256, sheet, row, place, column_name, hash(snapshot_sha256, place, column_name), 'any', false, NULL, hash(upper(trim(text)))
FROM texts JOIN places USING (snapshot_sha256, sheet, row)
