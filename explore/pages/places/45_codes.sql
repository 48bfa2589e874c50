-- title: Its codes
-- folded: yes
-- note: ICE's key for a place (DETLOC), with the days on which dated sources show it in use, which are not its beginning and end. Disputed links are shown and nothing is computed from them.
-- empty: No code is known: nothing recorded by code, such as the daily counts, can be linked to it.
-- more: /detention/facility_codes?facility_id={facility_id}
SELECT
    codes.code,
    codes.valid_from AS "seen from",
    codes.valid_to AS "seen to",
    CASE codes.method
        WHEN 'printed' THEN 'ICE prints both together'
        WHEN 'population' THEN 'the daily counts fit ICE''s averages'
        WHEN 'name' THEN 'name, place and address'
        ELSE codes.method
    END AS "linked by",
    codes.evidence,
    series.first_held AS "first day with people held",
    series.last_held AS "last day with people held"
FROM facility_codes AS codes
LEFT JOIN facility_day_series AS series ON series.code = codes.code
WHERE codes.facility_id = :facility_id
ORDER BY codes.method = 'disputed', codes.code
