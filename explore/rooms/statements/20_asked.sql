-- title: What was asked
-- bars: asks: demands
SELECT demand_class AS asks, count(*) AS demands, count(DISTINCT statement_id) AS statements FROM demands GROUP BY demand_class ORDER BY demands DESC, asks
