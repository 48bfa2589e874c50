-- title: Year by year
-- note: By calendar year of the death. This is no course of time: of 2018 to 2024 many reports are not held, and since 2025 ICE's notices are counted as well. A year with more rows is not a year with more deaths.
-- bars: year: deaths
SELECT substr(date_of_death, 1, 4) AS year, count(*) AS deaths, sum(facility_id IS NOT NULL) AS "linked to a place",
    round(avg(age), 1) AS "mean age", round(avg(days_in_custody), 1) AS "mean days in custody"
FROM deaths_in_custody WHERE date_of_death IS NOT NULL GROUP BY year ORDER BY year DESC
