-- title: Year by year
-- note: By calendar year of the death; the newest years are the least complete.
-- bars: year: deaths
SELECT substr(date_of_death, 1, 4) AS year, count(*) AS deaths, sum(facility_id IS NOT NULL) AS "linked to a place",
    round(avg(age), 1) AS "mean age", round(avg(days_in_custody), 1) AS "mean days in custody"
FROM deaths_in_custody WHERE date_of_death IS NOT NULL GROUP BY year ORDER BY year DESC
