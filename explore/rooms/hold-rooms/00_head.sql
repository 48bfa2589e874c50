-- title: Hold rooms and other unlisted places
-- questions: counted_not_listed
-- words: hold rooms hieleras iceboxes holding cells field office federal plaza hospitals hotels unlisted secret
-- answer: On {{ row.night|day }}, the last night of the daily counts, {{ row.held|people }} people were held under {{ row.codes|number }} codes of places that ICE's published tables do not list: hold rooms, hospitals, staging areas. The counts have nights, not hours: how long a person stayed in a hold room can't be told from them.
WITH last AS (SELECT max(last_date) AS night FROM facility_day_series)
SELECT 'Hold rooms and other unlisted places' AS name, 'Subject' AS kicker, NULL AS "where", last.night, sum(days.n_detained_at_midnight) AS held, count(*) AS codes
FROM last JOIN facility_days AS days ON days.date = last.night
WHERE days.n_detained_at_midnight > 0 AND days.facility_id IS NULL
