-- title: Operator of places of detention
-- answer: ICE's facility lists, the last of them of {{ row.newest_list|day }}, print {{ row.name }} as the operator of {{ row.n_places|counted("place") }} of detention that we know; {{ row.n_listed }} of them stand in ICE's newest table, and held {{ row.adp_total|people }} people a day on average since 1 October by it.
-- answer: Operators change, and ICE has printed none since: this is who ran a place then, not who runs it now.
SELECT CASE operator WHEN 'CCA' THEN 'CoreCivic (printed as CCA)' WHEN 'GEO' THEN 'The GEO Group' WHEN 'M&TC' THEN 'Management & Training Corporation' WHEN 'CEC' THEN 'Community Education Centers (bought by GEO in 2017)' WHEN 'CORNELL' THEN 'Cornell Companies (bought by GEO in 2010)' WHEN 'AGS' THEN 'Akima Global Services (printed as AGS)' WHEN 'ICA' THEN 'Immigration Centers of America' WHEN 'LASALLE CORRECTIONS' THEN 'LaSalle Corrections' WHEN 'BOP' THEN 'Federal Bureau of Prisons' ELSE operator END AS name, 'Operator, by ICE''s lists of 2015 to 2019' AS kicker, NULL AS "where", lower(replace(replace(replace(replace(operator, '&', ''), ' ', '-'), '(', ''), ')', '')) AS slug,
    count(*) AS n_places, sum(in_latest_edition) AS n_listed, max(operator_as_of) AS newest_list,
    coalesce(sum(CASE WHEN in_latest_edition THEN latest_adp END), 0) AS adp_total, operator
FROM facilities
WHERE operator IS NOT NULL AND lower(replace(replace(replace(replace(operator, '&', ''), ' ', '-'), '(', ''), ')', '')) = :id
GROUP BY operator
