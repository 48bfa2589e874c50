-- title: States by people held
-- bars: state: average_since_1_october
-- all: yes
SELECT coalesce(state_name(facilities.state), state) AS state,
    '/states/' || state || '/' AS state_href, round(sum(CASE WHEN in_latest_edition THEN latest_adp END), 1) AS average_since_1_october,
    round(100.0 * sum(CASE WHEN in_latest_edition THEN latest_adp END) / (SELECT sum(latest_adp) FROM facilities WHERE in_latest_edition), 1) AS percent,
    sum(in_latest_edition) AS "places in the newest table", count(*) AS "places known"
FROM facilities WHERE state IS NOT NULL
GROUP BY facilities.state ORDER BY average_since_1_october DESC, state
