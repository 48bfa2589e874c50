-- Person-nights of each code up to and including each night of its best series, so that any period is a difference of two.
SELECT code, night, sum(persons) OVER (PARTITION BY code ORDER BY night) AS person_nights
FROM core.nights
WHERE is_best AND persons > 0
