-- A source that gave nothing new by the day it was due, as we saw when we looked later.
SELECT 'late/' || source_id || '/' || last_changed AS id, date(last_changed, '+' || (cadence_days + 1) || ' days') AS day,
    NULL AS facility_id, NULL AS state, title || ' is late' AS title,
    'New every ' || cadence_days || ' days; the last change we saw is of ' || last_changed || ', looked at last on ' || last_seen || '.' AS text,
    '/sources/' || source_id || '/' AS address
FROM sources
WHERE cadence_days IS NOT NULL AND julianday(last_seen) - julianday(last_changed) > cadence_days
