-- title: A place's history: names, types, codes and links over time
-- question: What was this place before?
-- group: A place
-- line: names, types, codes and links, dated
-- answer: {{ rows|length|counted("event") }} in the names, codes and links of {{ row.facility }} and what answers to the name, the first from {{ row.first|day }}.
-- example: name=Dilley
-- description: What is known of a place and its neighbours on the same grounds, in order of date, each line with its evidence. name: any name it ever had, a city or a facility_id, for example Dilley (also what an empty field shows). first and last are the days the earliest and latest sources that say so stand for: not the day it began or ended. Sources before 2019 are ICE's facility lists; from October 2019 on its editions. A gap means not listed, which is neither empty nor closed.
WITH asked AS (
    SELECT facility_id, site_id
    FROM facilities
    WHERE facility_id = trim(:name) OR site_id = trim(:name) OR rowid IN (
        SELECT rowid FROM facilities_fts
        WHERE facilities_fts MATCH coalesce(nullif(escape_fts(trim(:name)), ''), 'Dilley')
    )
),
places AS (
    SELECT facility_id, name FROM facilities
    WHERE facility_id IN (SELECT facility_id FROM asked) OR site_id IN (SELECT site_id FROM asked)
),
footnoted AS (
    SELECT DISTINCT facility_id, name_printed AS name FROM facility_names WHERE method = 'footnote_digit'
),
-- CENTER1 and CENTER2 are one name with the mark of a footnote
printed AS (
    SELECT places.facility_id, as_of, snapshot_sha256, sheet, row, upper(trim(type_detailed)) AS type, guaranteed_minimum AS minimum,
        CASE WHEN footnoted.name IS NULL THEN upper(trim(name_printed)) ELSE rtrim(footnoted.name, '0123456789') END AS name
    FROM places
    JOIN facility_population USING (facility_id)
    LEFT JOIN footnoted ON footnoted.facility_id = places.facility_id AND footnoted.name = upper(trim(name_printed))
    WHERE as_of IS NOT NULL
),
cells AS (
    SELECT facility_id, as_of, snapshot_sha256, sheet, row, 'name' AS event, name AS value FROM printed
    UNION ALL
    SELECT facility_id, as_of, snapshot_sha256, sheet, row, 'type', type FROM printed
    UNION ALL
    SELECT facility_id, as_of, snapshot_sha256, sheet, row, 'guaranteed minimum', minimum || ' beds' FROM printed
),
-- a run is a stretch of editions that print one value and are not interrupted by another
marked AS (
    SELECT *, value IS NOT lag(value) OVER (PARTITION BY facility_id, event ORDER BY as_of, snapshot_sha256, row) AS begins
    FROM cells
),
numbered AS (
    SELECT *, sum(begins) OVER (PARTITION BY facility_id, event ORDER BY as_of, snapshot_sha256, row) AS run FROM marked
),
ranked AS (
    SELECT *, row_number() OVER (PARTITION BY facility_id, event, run ORDER BY as_of, snapshot_sha256, row) AS nth FROM numbered
),
runs AS (
    SELECT facility_id, event, value, min(as_of) AS first, max(as_of) AS last,
        max(CASE WHEN nth = 1 THEN substr(snapshot_sha256, 1, 8) || ' ' || trim(sheet) || ' row ' || row END) AS evidence,
        max(CASE WHEN nth = 1 THEN snapshot_sha256 END) AS snapshot_sha256
    FROM ranked
    WHERE value IS NOT NULL
    GROUP BY facility_id, event, run, value
),
-- one line per list file, though several of its sheets may list the place
listed AS (
    SELECT facility_id, as_of, snapshot_sha256, name_printed, group_concat(DISTINCT code) AS code,
        max(coalesce(type_detailed, type)) AS type,
        substr(snapshot_sha256, 1, 8) || ' ' || min(sheet || ' row ' || row) AS evidence, min(list_title) AS list_title
    FROM places JOIN facility_attributes USING (facility_id)
    WHERE as_of IS NOT NULL
    GROUP BY facility_id, as_of, snapshot_sha256, name_printed
),
events AS (
    SELECT facility_id, first, last, event, value AS detail, evidence, snapshot_sha256 FROM runs
    UNION ALL
    SELECT facility_id, as_of, as_of, 'in a list', name_printed || coalesce(', ' || code, '') || coalesce(', ' || type, ''),
        evidence || ': ' || list_title, snapshot_sha256
    FROM listed
    UNION ALL
    SELECT facility_id, first_use, last_use, 'in use', 'first and last use by ICE, as the list of ' || as_of || ' has it',
        substr(snapshot_sha256, 1, 8) || ' ' || sheet || ' row ' || row, snapshot_sha256
    FROM places JOIN facility_attributes USING (facility_id)
    WHERE first_use IS NOT NULL
    UNION ALL
    SELECT facility_id, valid_from, valid_to, 'code', code || CASE method WHEN 'disputed' THEN ' (disputed)' ELSE '' END, evidence, NULL
    FROM places JOIN facility_codes USING (facility_id)
    UNION ALL
    SELECT facility_id, first_held, last_held, 'daily counts',
        code || ': people on ' || n_days_held || ' of ' || n_days || ' days, at most ' || highest_midnight || ' at midnight',
        'Deportation Data Project, ' || series.name_printed, snapshot_sha256
    FROM places JOIN facility_day_series AS series USING (facility_id)
    WHERE n_days_held > 0
    UNION ALL
    SELECT places.facility_id, from_date, to_date, 'link', replace(relation, '_', ' ') || ' ' || other.name, evidence, NULL
    FROM places JOIN facility_links ON from_id = places.facility_id JOIN facilities AS other ON other.facility_id = to_id
    UNION ALL
    SELECT facility_id, first_as_of, last_as_of, 'listed', 'editions: ' || n_editions || '; status: ' || replace(status, '_', ' '),
        'facilities', NULL
    FROM places JOIN facilities USING (facility_id)
    WHERE n_editions > 0
)
SELECT first, last, places.name AS facility, event, detail, evidence, facility_id, snapshot_sha256
FROM events JOIN places USING (facility_id)
ORDER BY first IS NULL, first, facility, event, detail, last, evidence
