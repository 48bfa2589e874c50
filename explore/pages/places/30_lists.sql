-- title: Capacity and contract in ICE's facility lists
-- folded: yes
-- note: What each list said on its day, not what is so today. Capacity is ICE's estimate of beds for ICE. (b)(4): ICE withheld the rate as a trade secret (Freedom of Information Act). A dash: the list has no such column, or a blank.
-- empty: None of the facility lists we hold has it.
-- more: /detention/facility_attributes?facility_id={facility_id}
SELECT
    as_of AS "list of",
    list_title AS list,
    coalesce(type_detailed, type) AS type,
    capacity_printed AS capacity,
    guaranteed_minimum AS "guaranteed minimum",
    CASE WHEN per_diem IN ('(b)(4)', 'b)(4)') THEN 'withheld: ' || per_diem ELSE per_diem END AS "rate a day",
    operator,
    owner,
    substr(snapshot_sha256, 1, 8) AS file,
    '/detention/snapshots/' || snapshot_sha256 AS file_href,
    sheet || ', row ' || row AS "sheet and row"
FROM facility_attributes
WHERE facility_id = :facility_id AND as_of IS NOT NULL
ORDER BY as_of DESC, snapshot_sha256, sheet, row
