-- title: What became of it, and what it was
-- folded: yes
-- note: Reviewed links to other places, with what they rest on.
-- empty: No such link is known.
-- needs: facility_links
SELECT
    replace(links.relation, '_', ' ') AS relation,
    other.name AS place,
    '/detention/facilities/' || other.facility_id AS place_href,
    CASE WHEN links.from_id = :facility_id THEN 'from this place to that' ELSE 'from that place to this' END AS direction,
    links.from_date AS "from",
    links.to_date AS "to",
    links.evidence
FROM facility_links AS links
JOIN facilities AS other
    ON other.facility_id = CASE WHEN links.from_id = :facility_id THEN links.to_id ELSE links.from_id END
WHERE links.from_id = :facility_id OR links.to_id = :facility_id
ORDER BY links.from_date, links.relation, other.name, other.facility_id
