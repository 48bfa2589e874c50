SELECT mentions.part, mentions.char_start, mentions.char_end, mentions.mention_type, mentions.surface, mentions.place,
    facilities.facility_id, facilities.name AS facility, sites.site_id, sites.name AS site, policies.policy_id,
    policies.name AS policy, organizations.organization_id, organizations.name AS agency,
    officials.term_id, officials.name AS official, officials.office, officials.acting, officials.organization,
    officials.term_from, officials.term_to
FROM statement_mentions AS mentions
LEFT JOIN facilities ON facilities.facility_id = mentions.facility_id
LEFT JOIN sites ON sites.site_id = mentions.site_id
LEFT JOIN policies ON policies.policy_id = mentions.policy_id
LEFT JOIN organizations ON organizations.organization_id = mentions.organization_id
LEFT JOIN officials ON officials.term_id = mentions.term_id
WHERE mentions.statement_id = :id
ORDER BY mentions.part, mentions.char_start, mentions.char_end
