-- title: Inspections
-- note: Inspections that ICE's editions print for it, and those that pages of ice.gov name, newest first. An inspection that isn't here may still have happened.
-- empty: No inspection is printed for it in what we hold. That doesn't say that there was none.
-- more: /detention/inspections?facility_id={facility_id}
SELECT
    coalesce(inspections.inspection_date, inspections.date_printed) AS "day",
    coalesce(inspections.types_printed, inspections.inspection_type) AS "kind, as printed",
    inspections.standards_printed AS "standard",
    inspections.ratings_printed AS "rating",
    replace(replace(inspections.flags, '_', ' '), ';', '; ') AS "what is odd",
    CASE WHEN inspections.report_url IS NOT NULL THEN 'report' END AS report,
    inspections.report_url AS report_href,
    coalesce(inspections.sheet || ', ' || inspections.cell, 'page of ice.gov') AS "first printed in",
    substr(inspections.snapshot_sha256, 1, 8) AS file,
    '/detention/snapshots/' || inspections.snapshot_sha256 AS file_href
FROM inspections
WHERE inspections.facility_id = :facility_id
ORDER BY inspections.inspection_date DESC, inspections.inspection_id
