-- title: Policies
-- all: yes
SELECT name AS policy, '/detention/policies/' || policy_id AS policy_href, kind, in_force_from AS "from", in_force_to AS "to",
    (SELECT count(DISTINCT statement_id) FROM statement_mentions WHERE statement_mentions.policy_id = policies.policy_id) AS statements
FROM policies ORDER BY statements DESC, name
