-- title: When ICE last published its detention statistics, and how late
-- question: Is ICE late?
-- group: Can I trust it?
-- line: days between editions, and what the law allows
-- answer: {% if not row.sheet %}{{ row.days_since_edition_before|counted("day") }} had passed since the last edition we hold on {{ row.day|day }}, the newest day of anything we hold: {{ row.days_late|number }} more than the 14 that the law allows. ICE may have published in between; we hold nothing newer.{% else %}The newest edition has been public since {{ row.day|day }}.{% endif %}
-- description: Every edition by the day it was public, with the days since the one before, and how many of them are beyond the two weeks the law allows (8 U.S.C. 1378a; FY2020 DHS appropriations act, sec. 218). The first row is the wait since the newest edition, to today or to the day asked for (today: YYYY-MM-DD). The days are the file name's, else the first capture; editions we do not hold make a wait look longer than it was. table_age_days: how old the facility table was on the day it came out.
WITH public AS (
    SELECT in_force_from, edition, as_of, sheet, header_as_of_cell, file_name, file_date, flags, snapshot_sha256
    FROM editions
    WHERE in_force_from IS NOT NULL AND in_force_from <= date(coalesce(nullif(trim(:today), ''), (SELECT max(looked) FROM (SELECT max(substr(last_seen, 1, 10)) AS looked FROM snapshots UNION ALL SELECT max(published) FROM statements))))
    UNION ALL
    SELECT date(coalesce(nullif(trim(:today), ''), (SELECT max(looked) FROM (SELECT max(substr(last_seen, 1, 10)) AS looked FROM snapshots UNION ALL SELECT max(published) FROM statements)))), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
),
waits AS (
    SELECT *,
        CAST(julianday(in_force_from) - julianday(lag(in_force_from) OVER (
            ORDER BY in_force_from, edition IS NULL, as_of, snapshot_sha256)) AS INTEGER) AS days_since_edition_before
    FROM public
)
SELECT
    in_force_from AS day,
    CASE WHEN edition IS NULL THEN 'nothing newer in what we hold' ELSE edition END AS edition,
    days_since_edition_before,
    max(0, days_since_edition_before
        - (SELECT cadence_days FROM sources WHERE source_id = 'ice_detention_statistics')) AS days_late,
    as_of AS last_day_counted,
    CAST(julianday(in_force_from) - julianday(as_of) AS INTEGER) AS table_age_days,
    CASE WHEN edition IS NOT NULL THEN CASE WHEN file_date IS NULL THEN 'first capture' ELSE 'file name' END END AS day_from,
    flags,
    file_name,
    sheet,
    header_as_of_cell AS cell,
    snapshot_sha256
FROM waits
ORDER BY in_force_from DESC, waits.edition IS NULL DESC, as_of DESC, snapshot_sha256
