-- A notice of a death in custody, and a report of one that is due and that we do not hold.
SELECT 'death/' || death_id AS id, notice_on AS day, facility_id, places.state, 'ICE announced a death in its custody' AS title,
    'The person died on ' || date_of_death || coalesce('; held last at ' || places.name, '') || '. ICE announced it '
        || coalesce(notice_after_days || ' days later', 'on ' || notice_on) || '.' AS text,
    '/deaths/' AS address
FROM deaths_in_custody LEFT JOIN facilities AS places USING (facility_id) WHERE notice_on IS NOT NULL
UNION ALL
SELECT 'report due/' || death_id, date(report_due_on, '+1 day'), facility_id, places.state, 'A report of a death in custody is due',
    'The person died on ' || date_of_death || coalesce('; held last at ' || places.name, '') || '. The report was due on '
        || report_due_on || '; we hold none. It may have been published where we have not looked.',
    '/deaths/'
FROM deaths_in_custody LEFT JOIN facilities AS places USING (facility_id)
WHERE report_due_on IS NOT NULL AND NOT report_held AND report_due_on < (SELECT max(looked) FROM (
    SELECT max(substr(last_seen, 1, 10)) AS looked FROM snapshots UNION ALL SELECT max(published) FROM statements))
