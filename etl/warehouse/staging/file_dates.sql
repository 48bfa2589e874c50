-- Dates in the file names of the workbooks. At least five grammars, some with a wrong year: only a candidate.
WITH names AS (
    SELECT DISTINCT snapshot_sha256, regexp_extract(url, '([^/]+)\.xlsx$', 1, 'i') AS name
    FROM staging.observations
    WHERE source_id = 'ice_detention_statistics'
),
digits AS (
    SELECT snapshot_sha256, name, regexp_extract(name, '^FY([0-9]{2})', 1, 'i') AS name_year,
        regexp_extract(name, '[^0-9]([0-9]{4}|[0-9]{6}|[0-9]{8})[a-z]?$', 1, 'i') AS digits
    FROM names
),
parsed AS (
    SELECT snapshot_sha256, unnest(CASE length(digits)
        WHEN 8 THEN [try_strptime(digits, '%m%d%Y')]
        WHEN 6 THEN [try_strptime(digits, '%m%d%y'), try_strptime(digits, '%y%m%d')]
        WHEN 4 THEN [try_strptime(digits || '20' || name_year, '%m%d%Y'),
            try_strptime(digits || (1999 + try_cast(name_year AS INTEGER))::VARCHAR, '%m%d%Y')]
        ELSE [] END)::DATE AS file_date
    FROM digits
)
SELECT DISTINCT snapshot_sha256, file_date FROM parsed WHERE file_date IS NOT NULL
