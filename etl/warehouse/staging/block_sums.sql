-- Of each edition and block: the sums in which a label takes part that nobody has reviewed, and in how many the parts with it
-- make the whole. Average populations are compared to 0.01, as in the checks.
SELECT snapshot_sha256, block, count(*) AS n_sums, count(*) FILTER (WHERE abs(whole - parts) <= 0.01) AS n_sums_that_fit
FROM staging.figure_sums
WHERE n_unreviewed > 0
GROUP BY ALL
