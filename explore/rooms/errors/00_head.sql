-- title: Errors: ICE's and ours
-- questions: what_is_wrong impossible_numbers restated_figures where_sources_disagree counts_against_averages county_disagreements
-- words: mistakes wrong corrections errata impossible numbers
-- answer: Our checks found {{ row.findings|number }} things in ICE's files that do not fit, by {{ row.rules|number }} rules, and we read {{ row.corrections|number }} cells otherwise than they are printed, each with its evidence.
SELECT 'Errors: ICE''s and ours' AS name, 'Subject' AS kicker, NULL AS "where", (SELECT count(*) FROM snapshot_checks WHERE finding > 0 AND NOT holds) AS findings,
    (SELECT count(DISTINCT rule) FROM snapshot_checks WHERE finding > 0 AND NOT holds) AS rules, (SELECT count(*) FROM corrections) AS corrections
