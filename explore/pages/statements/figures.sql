-- The nights are known from records released years later; a number under 11 is not shown.
WITH counted AS (
    SELECT figures.facility_id, sum(CASE WHEN night = date(statements.published, '-1 day') THEN persons END) AS at_start,
        sum(CASE WHEN night = statements.published THEN persons END) AS at_end
    FROM mention_figures AS figures
    JOIN statements USING (statement_id)
    JOIN nights ON nights.facility_id = figures.facility_id AND nights.is_best
        AND night BETWEEN date(statements.published, '-1 day') AND statements.published
    WHERE figures.statement_id = :id
    GROUP BY figures.facility_id
)
SELECT figures.*, facilities.name AS facility,
    CASE WHEN at_start < 11 THEN 'fewer than 11' ELSE at_start END AS at_start,
    CASE WHEN at_end < 11 THEN 'fewer than 11' ELSE at_end END AS at_end
FROM mention_figures AS figures
JOIN facilities USING (facility_id)
LEFT JOIN counted USING (facility_id)
WHERE statement_id = :id
ORDER BY facilities.name, facility_id
