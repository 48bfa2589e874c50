-- Every figure that a number of the statement can mean.
SELECT readings.* FROM claim_readings AS readings
WHERE readings.claim IN (SELECT statement_id || ':' || part || ':' || char_start FROM claims WHERE statement_id = :id)
ORDER BY readings.claim, readings.reading
