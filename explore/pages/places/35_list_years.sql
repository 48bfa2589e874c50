-- title: Average population by fiscal year in ICE's facility lists
-- folded: yes
-- note: From the newest list that prints the year. A list made during a fiscal year gives the year so far.
-- empty: None of the lists we hold prints an average for it.
-- more: /detention/facility_list_adp?facility_id={facility_id}
WITH printed AS (
    -- every row of that list: a place can stand in it under several codes
    SELECT *, rank() OVER (PARTITION BY fiscal_year ORDER BY as_of DESC, snapshot_sha256, sheet) AS newest
    FROM facility_list_adp
    WHERE facility_id = :facility_id AND adp IS NOT NULL
)
SELECT
    'FY' || fiscal_year AS "fiscal year",
    adp AS "average held",
    CASE WHEN year_to_date THEN 'year so far' WHEN year_to_date = 0 THEN 'whole year' END AS covers,
    code,
    as_of AS "list of",
    substr(snapshot_sha256, 1, 8) AS file,
    '/detention/snapshots/' || snapshot_sha256 AS file_href,
    sheet || ', ' || coalesce(cell, 'line ' || row) AS "sheet and cell"
FROM printed
WHERE newest = 1
ORDER BY fiscal_year DESC, code, row
