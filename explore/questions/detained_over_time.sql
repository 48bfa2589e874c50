-- title: People detained, by arresting agency and criminality, in every edition
-- question: How many people were detained?
-- group: The whole country
-- line: by arresting agency and record, each edition
-- answer: ICE held {{ row.total|people }} people on {{ row.record_day|day }}, by its newest count we hold: {{ row.convicted|people }} with a conviction, {{ row.pending_charges|people }} with pending charges, and {{ row.other_violators|people }} of whom it knew neither.
-- description: ICE's own count of people held on one day, the day it printed above the count (record_day). Another measure than the averages of the facility table, and usually some days younger. ICE at times left an old day above new numbers: day_note says where the printed day cannot be right; do not plot those. Convicted, pending and other immigration violator are ICE's categories; the last means that ICE knows of no conviction or charge. The three add up to total, and so do ICE and CBP.
-- chart: record_day: total, arrested_by_ice, arrested_by_cbp; without day_note
-- chart: record_day: convicted, pending_charges, other_violators; without day_note
WITH counts AS (
    SELECT snapshot_sha256, sheet, as_of, cell, agency, criminality,
        CASE WHEN value = CAST(value AS INTEGER) THEN CAST(value AS INTEGER) ELSE value END AS people
    FROM national_figures
    WHERE block = 'detained_by_criminality' AND measure = 'detained'
),
editions_counted AS (
    SELECT
        snapshot_sha256,
        sheet,
        as_of AS record_day,
        max(CASE WHEN agency = 'total' AND criminality = 'total' THEN people END) AS total,
        max(CASE WHEN agency = 'ice' AND criminality = 'total' THEN people END) AS arrested_by_ice,
        max(CASE WHEN agency = 'cbp' AND criminality = 'total' THEN people END) AS arrested_by_cbp,
        max(CASE WHEN agency = 'total' AND criminality = 'convicted' THEN people END) AS convicted,
        max(CASE WHEN agency = 'total' AND criminality = 'pending' THEN people END) AS pending_charges,
        max(CASE WHEN agency = 'total' AND criminality = 'other_violator' THEN people END) AS other_violators,
        max(CASE WHEN agency = 'total' AND criminality = 'total' THEN cell END) AS total_cell
    FROM counts
    GROUP BY snapshot_sha256, sheet, as_of
)
SELECT
    record_day,
    total,
    arrested_by_ice,
    arrested_by_cbp,
    convicted,
    pending_charges,
    other_violators,
    round(100.0 * other_violators / nullif(total, 0), 1) AS other_violators_percent,
    CASE
        WHEN editions.in_force_from IS NULL THEN 'not known when this edition was public'
        WHEN record_day > editions.in_force_from THEN 'printed day is after the edition was public'
        WHEN julianday(editions.in_force_from) - julianday(record_day) > 180
            THEN 'printed day is more than half a year before the edition was public'
    END AS day_note,
    editions.in_force_from AS public_from,
    editions_counted.sheet,
    total_cell,
    editions.edition,
    snapshot_sha256
FROM editions_counted
JOIN editions USING (snapshot_sha256)
ORDER BY coalesce(editions.in_force_from, record_day) DESC, record_day DESC, snapshot_sha256
