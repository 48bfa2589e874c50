-- title: What ICE printed, year by year
-- folded: yes
-- note: The last edition of each fiscal year that lists it: average daily population since 1 October, and the beds the contract guarantees, as printed. The cells add up to the average. Every edition: the link below.
-- empty: No edition we hold lists it.
-- more: /detention/place_over_time?name={facility_id}
WITH printed AS (
    SELECT population.*, editions.edition, editions.in_force_from,
        row_number() OVER (
            PARTITION BY population.fiscal_year
            ORDER BY population.as_of DESC, editions.in_force_from DESC, population.snapshot_sha256, population.row
        ) AS newest
    FROM facility_population AS population
    JOIN editions USING (snapshot_sha256)
    WHERE population.facility_id = :facility_id
)
SELECT
    'FY' || printed.fiscal_year AS "fiscal year",
    printed.as_of AS "to",
    printed.adp_total AS "average held since 1 October",
    printed.guaranteed_minimum AS "guaranteed minimum",
    printed.name_printed AS "name printed",
    printed.type_detailed AS "type",
    printed.sheet || ', ' || printed.adp_cells AS "sheet and cells",
    '/detention/cell_of?name=' || printed.facility_id || '&as_of=' || printed.as_of AS cells_href,
    printed.edition,
    '/detention/editions/' || printed.snapshot_sha256 AS edition_href
FROM printed
WHERE printed.newest = 1
ORDER BY printed.fiscal_year DESC
