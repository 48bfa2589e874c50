-- title: Deaths whose report is not held, or is late
-- question: Which death reports are late?
-- group: All places
-- line: ninety days after each death
-- words: missing overdue detainee death report 90 days late
-- answer: {% set late = rows|selectattr("days_late", "number")|list %}{{ late|length|counted("death") }} since 2018 whose report was due by {{ row.counted_to|day }} {{ "has" if late|length == 1 else "have" }} no report among what we hold{% if late %}; the longest wait, {{ late[0].days_late|number }} days, is for a death of {{ late[0].date_of_death|day }}{% endif %}. ICE may have published a report that we do not hold.
-- description: The DHS appropriations acts since 2018 ask ICE for a public report within 90 days of a death in its custody. Each death since October 2017 whose report we do not hold, with the day it was due and how many days that is past, counted to the day asked for (today: YYYY-MM-DD; empty: the newest day of anything we hold). days_late is empty where it is not due yet. notice_after_days: days from the death to ICE's notice; its own rule is two business days. Deaths of which neither a notice nor a list tells are not here. No names of the dead are published.
WITH clock AS (
    SELECT date(coalesce(nullif(trim(:today), ''), (
        SELECT max(looked)
        FROM (SELECT max(substr(last_seen, 1, 10)) AS looked FROM snapshots UNION ALL SELECT max(published) FROM statements)
    ))) AS today
)
SELECT
    deaths.date_of_death,
    coalesce(facilities.name, deaths.last_detention_printed) AS place,
    facilities.state,
    deaths.report_due_on,
    CASE WHEN deaths.report_due_on < clock.today
        THEN CAST(julianday(clock.today) - julianday(deaths.report_due_on) AS INTEGER) END AS days_late,
    deaths.notice_on,
    deaths.notice_after_days,
    deaths.report_url AS url,
    clock.today AS counted_to,
    deaths.facility_id,
    deaths.snapshot_sha256
FROM deaths_in_custody AS deaths
CROSS JOIN clock
LEFT JOIN facilities USING (facility_id)
WHERE deaths.report_due_on IS NOT NULL AND NOT deaths.report_held AND deaths.date_of_death <= clock.today
ORDER BY days_late DESC, deaths.date_of_death, deaths.death_id
