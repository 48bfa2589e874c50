-- By how much did ICE revise its book-ins of a month, from the first number to the last?
SELECT period_start AS month, value, first_value
FROM 'datasets/national_series.parquet'
WHERE block = 'book_ins_by_agency' AND agency = 'total' AND period_kind = 'month'
ORDER BY month;
