-- Offices by their page or by the list of offices, in the newest version of each.
WITH newest AS (
    SELECT offices.*, snapshots.first_seen
    FROM raw.ice_facility_pages_offices AS offices JOIN core.snapshots AS snapshots USING (snapshot_sha256)
    QUALIFY rank() OVER (PARTITION BY snapshots.url ORDER BY first_seen DESC NULLS LAST, snapshot_sha256) = 1
),
-- AOR codes of the Facilities sheet; names from the ATD sheet of the same workbooks
aors AS (
    SELECT * FROM (VALUES
        ('ATLANTA', 'ATL'), ('BALTIMORE', 'BAL'), ('BOSTON', 'BOS'), ('BUFFALO', 'BUF'), ('CHICAGO', 'CHI'),
        ('DALLAS', 'DAL'), ('DENVER', 'DEN'), ('DETROIT', 'DET'), ('EL PASO', 'ELP'), ('HARLINGEN', 'HLG'),
        ('HOUSTON', 'HOU'), ('LOS ANGELES', 'LOS'), ('MIAMI', 'MIA'), ('NEWARK', 'NEW'), ('NEW ORLEANS', 'NOL'),
        ('NEW YORK', 'NYC'), ('NEW YORK CITY', 'NYC'), ('PHILADELPHIA', 'PHI'), ('PHOENIX', 'PHO'),
        ('SAN ANTONIO', 'SNA'), ('SAN DIEGO', 'SND'), ('SAN FRANCISCO', 'SFR'), ('SALT LAKE CITY', 'SLC'),
        ('SEATTLE', 'SEA'), ('ST PAUL', 'SPM'), ('WASHINGTON', 'WAS')
    ) AS aors (office_key, aor)
)
SELECT
    snapshot_sha256,
    position::BIGINT AS position,
    CASE layout WHEN 'page' THEN 'ERO' ELSE office_kind END AS office_kind,
    title AS name,
    office_name AS field_office,
    aors.aor,
    organization, address_line1, address_line2, city, state,
    coalesce(zip5(zip), zip) AS zip,
    area_coverage,
    canonical_url AS page_url
FROM newest
LEFT JOIN aors
    ON aors.office_key = regexp_replace(name_key(office_name), ' FIELD OFFICE$', '') AND office_name LIKE '% Field Office'
