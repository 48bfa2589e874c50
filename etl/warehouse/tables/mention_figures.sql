WITH named AS (
    SELECT DISTINCT mentions.statement_id, facilities.facility_id, statements.published
    FROM core.statement_mentions AS mentions
    JOIN core.statements AS statements USING (statement_id)
    JOIN core.facilities AS facilities
        ON facilities.facility_id = mentions.facility_id
        OR (mentions.mention_type = 'site' AND facilities.site_id = mentions.site_id)
)
SELECT
    named.statement_id, named.facility_id, force.snapshot_sha256, editions.as_of,
    CASE WHEN force.snapshot_sha256 IS NOT NULL THEN figures.facility_id IS NOT NULL END AS listed,
    figures.adp_total, figures.alos, figures.sheet, figures.cells, figures.alos_cell
FROM named
LEFT JOIN staging.edition_in_force AS force USING (published)
LEFT JOIN core.editions AS editions ON editions.snapshot_sha256 = force.snapshot_sha256
LEFT JOIN staging.facility_figures AS figures
    ON figures.facility_id = named.facility_id AND figures.snapshot_sha256 = force.snapshot_sha256
