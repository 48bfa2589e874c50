-- title: Deaths in ICE custody against the people held, year by year
-- question: How many die for each thousand held?
-- group: People and care
-- line: at least so many, by fiscal year
-- words: death rate mortality deaths per 1,000
-- answer: {% set years = rows|selectattr("at_least_per_1000_person_years", "number")|list %}{% if years %}{% set year = years[0] %}In fiscal year {{ year.fiscal_year }}{% if year.running %}, to {{ year.counted_to|day }},{% endif %} at least {{ "%.2f"|format(year.at_least_per_1000_person_years) }} people died for every 1,000 held for a year: {{ year.deaths|counted("death") }} among those we know of. It is a lower bound: not every death is reported, and not every report is held.{% endif %}
-- description: Deaths that documents we hold report, by fiscal year (from October), over the time that all people together spent in custody: each place's last average of the year times its days, added up, in years. at_least: deaths that we do not know of can only raise it, and places that ICE leaves out of its table (hold rooms, hospitals) are not in the time. Years from 2018 to 2024 lack many reports: a rise from one year to the next can be a rise in what was published. linked: deaths whose place is known; by_place: the subject Deaths. running: the year is not over; deaths after the table's last day are left out.
-- chart: counted_to: at_least_per_1000_person_years; without running
WITH held AS (
    SELECT fiscal_year, sum(adp_total * days_in_period) / 365.25 AS person_years, max(as_of) AS counted_to
    FROM (
        SELECT *, row_number() OVER (
            PARTITION BY fiscal_year, coalesce(facility_id, name_printed) ORDER BY as_of DESC, snapshot_sha256, row
        ) AS newest
        FROM facility_population
        WHERE is_last_word AND adp_total IS NOT NULL AND days_in_period IS NOT NULL
    )
    WHERE newest = 1
    GROUP BY fiscal_year
),
died AS (
    SELECT held.fiscal_year, count(deaths.death_id) AS deaths, count(deaths.facility_id) AS linked
    FROM held
    LEFT JOIN deaths_in_custody AS deaths ON deaths.date_of_death <= held.counted_to
        AND CAST(substr(deaths.date_of_death, 1, 4) AS INTEGER) + (substr(deaths.date_of_death, 6, 2) >= '10') = held.fiscal_year
    GROUP BY held.fiscal_year
)
SELECT
    held.fiscal_year,
    held.counted_to,
    died.deaths,
    died.linked,
    round(held.person_years) AS person_years,
    CASE WHEN died.deaths > 0 THEN round(1000.0 * died.deaths / nullif(held.person_years, 0), 2) END
        AS at_least_per_1000_person_years,
    CASE WHEN held.counted_to < held.fiscal_year || '-09-01' THEN 'yes' END AS running
FROM held
JOIN died USING (fiscal_year)
ORDER BY held.fiscal_year DESC
