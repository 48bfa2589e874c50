-- title: What changed for a place, and in which cell
-- question: What changed in its row?
-- group: A place
-- line: from edition to edition, with both cells
-- answer: The row of {{ row.facility }} last changed in the table to {{ row.as_of|day }}: {{ row.measure|default("it", true)|replace("_", " ") }}{% if row.old_value is not none %} from {{ row.old_value }} to {{ row.new_value }}{% endif %}.
-- example: name=Dilley
-- description: Every change ICE's facility table shows for a place from one edition to the next: listed for the first time, gone, renamed, moved, another type, another guaranteed minimum, with the cells in both editions. name: any name of the place, a city or a facility_id (empty: Dilley). Vanished is not zero and not closed: ICE lists only places that hold somebody on the day it pulls the table, and each October all begin anew (new_year).
WITH places AS (
    SELECT facility_id, name
    FROM facilities
    WHERE facility_id = trim(:name) OR rowid IN (
        SELECT rowid FROM facilities_fts
        WHERE facilities_fts MATCH coalesce(nullif(escape_fts(trim(:name)), ''), 'Dilley')
    )
)
SELECT
    changes.as_of,
    places.name AS facility,
    changes.change,
    changes.measure,
    changes.old_value,
    changes.new_value,
    changes.previous_as_of,
    CASE changes.new_year WHEN 1 THEN 'yes' END AS new_year,
    changes.old_cell,
    changes.new_cell,
    changes.facility_id,
    changes.previous_sha256 AS snapshot_before,
    changes.snapshot_sha256 AS snapshot_now
FROM places
JOIN edition_changes AS changes USING (facility_id)
ORDER BY changes.as_of DESC, places.name, changes.change, changes.measure, changes.new_cell, changes.old_cell
