-- title: Unaccompanied children, by the Department of Health and Human Services
-- chart: date: in_hhs_care
-- more: /detention/unaccompanied_children_days
SELECT date, in_hhs_care, apprehended, discharged_from_hhs, 'file' AS file, '/detention/snapshots/' || snapshot_sha256 AS file_href
FROM unaccompanied_children_days ORDER BY date DESC
