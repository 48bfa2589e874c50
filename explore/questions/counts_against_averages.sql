-- title: Do the daily counts reproduce ICE's averages, place by place?
-- question: Do the daily counts bear ICE's averages out?
-- group: Can I trust it?
-- line: place by place, over the same days
-- answer: For {{ row.n_places|number }} places both can be compared: half of them differ by less than {{ row.median_percent|number }} percent.
-- description: The Deportation Data Project's midnight counts under a place's codes, averaged over the very days of ICE's average, against that average: the median over all editions compared. n_places and median_percent are over all places, whatever is shown below. Places that differ by more than 3 percent come first, with what the figures themselves bear out (see the column outcome of population_test), or disputed. outcome: agrees, disputed, counts_fewer, definition, same_site or code_not_released; empty: all.
WITH ranked AS (
    SELECT relative_difference, row_number() OVER (ORDER BY relative_difference, facility_id) AS place,
        count(*) OVER () AS n_places
    FROM population_test WHERE relative_difference IS NOT NULL
),
middle AS (
    SELECT max(n_places) AS n_places, round(100 * avg(relative_difference), 1) AS median_percent
    FROM ranked WHERE place IN ((n_places + 1) / 2, (n_places + 2) / 2)
)
SELECT
    facilities.name AS facility,
    replace(tests.outcome, '_', ' ') AS outcome,
    round(100 * tests.relative_difference, 1) AS percent_apart,
    round(tests.adp_total, 1) AS ice_average,
    coalesce(round(tests.midnight_average, 1), 'under 11') AS daily_counts,
    tests.codes,
    tests.n_editions AS editions_compared,
    middle.n_places,
    middle.median_percent,
    tests.facility_id
FROM population_test AS tests
JOIN facilities USING (facility_id)
CROSS JOIN middle
WHERE coalesce(trim(:outcome), '') IN ('', tests.outcome)
ORDER BY tests.outcome <> 'disputed', tests.outcome = 'agrees', tests.relative_difference IS NOT NULL,
    tests.relative_difference DESC, tests.facility_id
