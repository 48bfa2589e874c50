-- title: Its names over time
-- folded: yes
-- note: Every spelling ICE's editions printed for it, and what the link between name and place rests on.
-- empty: Its name comes from other sources than ICE's editions.
-- more: /detention/facility_names?facility_id={facility_id}
SELECT
    name_printed || CASE WHEN city <> '' THEN ', ' || city ELSE '' END || CASE WHEN state <> '' THEN ', ' || state ELSE '' END
        AS "as printed",
    first_as_of AS "first, in a table to",
    last_as_of AS "last, in a table to",
    n_editions AS editions,
    CASE method
        WHEN 'exact' THEN 'its own name'
        WHEN 'footnote_digit' THEN 'a footnote''s digit behind the name'
        WHEN 'typo' THEN 'a slip of the pen'
        WHEN 'truncated' THEN 'cut short'
        WHEN 'renamed' THEN 'another name'
        WHEN 'manual' THEN 'decided by hand'
        ELSE replace(method, '_', ' ')
    END AS "linked as",
    evidence
FROM facility_names
WHERE facility_id = :facility_id
ORDER BY first_as_of IS NULL, first_as_of, last_as_of, name_printed, city, state, zip
