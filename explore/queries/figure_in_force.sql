-- title: What ICE's newest table said about a place on a given day
-- description: The edition that was the newest public one on that day, as far as we hold editions, and its row for the place: the figure a statement of that day could have used. name: any name of the place; day: YYYY-MM-DD, for example Dilley on 2021-02-02 (empty: Dilley, today). ICE posts tables 9 to 20 days after their last day, and there may have been editions we do not hold: compare table_age_days. Not listed is not zero.
WITH asked AS (
    SELECT date(coalesce(nullif(trim(:day), ''), 'now')) AS day
),
places AS (
    SELECT facility_id, name
    FROM facilities
    WHERE facility_id = trim(:name) OR rowid IN (
        SELECT rowid FROM facilities_fts
        WHERE facilities_fts MATCH coalesce(nullif(escape_fts(trim(:name)), ''), 'Dilley')
    )
),
-- a table cannot have been public before its last day was over, whatever the capture date says
public AS (
    SELECT editions.*, max(in_force_from, coalesce(date(as_of, '+1 day'), in_force_from)) AS public_from
    FROM editions
    WHERE in_force_from IS NOT NULL
),
in_force AS (
    SELECT public.*, asked.day
    FROM public JOIN asked ON public.public_from <= asked.day
    ORDER BY public.public_from DESC, public.as_of DESC, public.snapshot_sha256
    LIMIT 1
)
SELECT
    in_force.day,
    places.name AS facility,
    CASE WHEN population.row IS NULL THEN 'not listed (which is not zero)' ELSE 'listed' END AS in_that_table,
    round(population.adp_total, 2) AS adp_total,
    population.guaranteed_minimum,
    population.name_printed,
    in_force.as_of AS table_as_of,
    CAST(julianday(in_force.day) - julianday(in_force.as_of) AS INTEGER) AS table_age_days,
    in_force.public_from,
    CASE WHEN in_force.public_from = in_force.file_date THEN 'date in the file name' ELSE 'first capture' END AS public_basis,
    (SELECT min(public.public_from) FROM public WHERE public.public_from > in_force.day) AS next_edition_public_from,
    in_force.header_as_of,
    nullif(trim(coalesce(in_force.flags, '') || ';' || coalesce(population.flags, ''), ';'), '') AS flags,
    population.sheet,
    population.adp_cells,
    in_force.edition,
    places.facility_id,
    in_force.snapshot_sha256
FROM in_force
CROSS JOIN places
LEFT JOIN facility_population AS population
    ON population.facility_id = places.facility_id AND population.snapshot_sha256 = in_force.snapshot_sha256
ORDER BY in_that_table, adp_total DESC, places.name, population.row
