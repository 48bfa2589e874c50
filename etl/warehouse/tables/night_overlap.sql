-- Only nights on which both sources' releases reach; a night that the headcount leaves out is nobody there.
WITH reach AS (
    SELECT greatest(min(first_date), DATE '2011-09-30') AS first_night, least(max(last_date), max(last_night)) AS last_night
    FROM core.facility_day_series CROSS JOIN staging.headcount_release
),
counted AS (
    SELECT code, night,
        coalesce(sum(persons) FILTER (source_id = 'uwchr_headcount'), 0) AS headcount,
        coalesce(sum(persons) FILTER (source_id = 'deportation_data_project'), 0) AS project
    FROM core.nights JOIN reach ON night BETWEEN reach.first_night AND reach.last_night
    GROUP BY code, night
)
SELECT
    code,
    min(links.facility_id) AS facility_id,
    min(night) FILTER (headcount > 0 OR project > 0) AS first_night,
    max(night) FILTER (headcount > 0 OR project > 0) AS last_night,
    count(*) FILTER (headcount > 0 AND project > 0) AS n_nights_both,
    count(*) FILTER (headcount > 0 AND project = 0) AS n_nights_headcount_only,
    count(*) FILTER (headcount = 0 AND project > 0) AS n_nights_project_only,
    count(*) FILTER (headcount > 0 AND headcount = project) AS n_equal,
    count(*) FILTER (headcount > 0 AND project > 0 AND abs(headcount - project) <= 1) AS n_within_1,
    count(*) FILTER (headcount > 0 AND project > 0 AND abs(headcount - project) <= 0.02 * project) AS n_within_2_percent,
    sum(headcount)::BIGINT AS headcount_person_nights,
    sum(project)::BIGINT AS project_person_nights
FROM counted
LEFT JOIN staging.code_links AS links USING (code)
WHERE headcount > 0 OR project > 0
GROUP BY code
