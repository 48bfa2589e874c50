-- title: Placements in segregation, month by month, in all and by place
-- question: How often is segregation used?
-- group: The whole country
-- line: month by month, in all and by place
-- answer: ICE printed {{ row.placements|number }} placements in segregation at {{ row.place }} for {{ row.month[:7] }}. A placement is not a person.
-- description: How often people were placed in segregation (solitary confinement) in each month, by ICE's last word on it. place: a part of the name ICE prints in that table, for example Stewart or Moshannon (empty: the total of all places). A month that is missing is in no edition we hold, and a place that is not listed in a month is not zero. Names there differ from the facility table's. Placements are not people: one person can be placed more than once.
-- chart: month: placements by place
WITH words AS (
    SELECT figures.period_start, figures.facility_name, figures.value, figures.sheet, figures.cell, figures.snapshot_sha256,
        figures.in_force_from,
        row_number() OVER (
            PARTITION BY figures.period_start, figures.facility_name
            ORDER BY figures.in_force_from DESC, figures.snapshot_sha256, figures.sheet, figures.cell
        ) AS nth
    FROM national_figures AS figures
    WHERE figures.block = 'segregation_by_facility' AND figures.in_force_from IS NOT NULL AND figures.in_force_until IS NULL
)
SELECT
    period_start AS month,
    CASE facility_name WHEN 'total' THEN 'all places' ELSE facility_name END AS place,
    CAST(value AS INTEGER) AS placements,
    (
        SELECT count(DISTINCT places.facility_name) FROM words AS places
        WHERE places.period_start = words.period_start AND places.facility_name <> 'total'
    ) AS places_listed,
    in_force_from AS public_from,
    sheet,
    cell,
    snapshot_sha256
FROM words
WHERE nth = 1 AND CASE WHEN coalesce(trim(:place), '') = '' THEN facility_name = 'total'
    ELSE facility_name <> 'total' AND instr(upper(facility_name), upper(trim(:place))) > 0 END
ORDER BY month DESC, placements DESC, place
