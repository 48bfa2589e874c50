-- By which technology were people watched instead of detained, on each day that ICE counted?
SELECT period_start AS day, technology, value
FROM 'datasets/national_series.parquet'
WHERE block = 'atd_by_technology' AND measure = 'participants' AND value IS NOT NULL
ORDER BY day, technology;
