SELECT facility_id AS retired_id, redirect_to AS facility_id, display_name AS name, nullif(note, '') AS note
FROM raw.facility_ids
WHERE redirect_to <> ''
