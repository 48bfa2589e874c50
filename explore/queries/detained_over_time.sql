-- title: People detained, by arresting agency and criminality, in every edition
-- description: ICE's own count of people held on one day, the day it printed above the count (record_day). Another measure than the averages of the facility table, and usually some days younger. ICE at times left an old day above new numbers: day_note says where the printed day cannot be right; do not plot those. Convicted and pending are ICE's words; other means no conviction or charge known to ICE. Convicted, pending and other add up to total, and so do ICE and CBP.
SELECT
    figures.as_of AS record_day,
    max(CASE WHEN agency = 'total' AND criminality = 'total' THEN value END) AS total,
    max(CASE WHEN agency = 'ice' AND criminality = 'total' THEN value END) AS arrested_by_ice,
    max(CASE WHEN agency = 'cbp' AND criminality = 'total' THEN value END) AS arrested_by_cbp,
    max(CASE WHEN agency = 'total' AND criminality = 'convicted' THEN value END) AS convicted,
    max(CASE WHEN agency = 'total' AND criminality = 'pending_charges' THEN value END) AS pending_charges,
    max(CASE WHEN agency = 'total' AND criminality = 'other_immigration_violator' THEN value END) AS other,
    round(100.0 * max(CASE WHEN agency = 'total' AND criminality = 'other_immigration_violator' THEN value END)
        / nullif(max(CASE WHEN agency = 'total' AND criminality = 'total' THEN value END), 0), 1) AS other_percent,
    CASE
        WHEN editions.in_force_from IS NULL THEN 'not known when this edition was public'
        WHEN figures.as_of > editions.in_force_from THEN 'printed day is after the edition was public'
        WHEN julianday(editions.in_force_from) - julianday(figures.as_of) > 180
            THEN 'printed day is more than half a year before the edition was public'
    END AS day_note,
    editions.in_force_from AS public_from,
    figures.sheet,
    max(CASE WHEN agency = 'total' AND criminality = 'total' THEN cell END) AS total_cell,
    editions.edition,
    figures.snapshot_sha256
FROM national_figures AS figures
JOIN editions USING (snapshot_sha256)
WHERE block = 'detained_by_criminality' AND measure = 'detained'
GROUP BY figures.snapshot_sha256, figures.sheet, figures.as_of
ORDER BY coalesce(editions.in_force_from, figures.as_of) DESC, figures.as_of DESC, figures.snapshot_sha256
