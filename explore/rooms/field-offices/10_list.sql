-- title: Field offices by people held
-- bars: field_office: average_since_1_october
-- all: yes
SELECT (SELECT min(field_office) FROM areas_of_responsibility AS areas WHERE areas.aor = facilities.aor) AS field_office,
    '/field-offices/' || aor || '/' AS field_office_href, aor AS code,
    round(sum(CASE WHEN in_latest_edition THEN latest_adp END), 1) AS average_since_1_october, sum(in_latest_edition) AS "places in the newest table"
FROM facilities WHERE aor IN (SELECT aor FROM areas_of_responsibility)
GROUP BY aor ORDER BY average_since_1_october DESC, aor
