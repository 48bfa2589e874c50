-- title: By field office, newest count
-- bars: area: people
SELECT figures.aor AS area, CAST(figures.value AS INTEGER) AS people, figures.as_of AS "day", figures.sheet || ', ' || figures.cell AS "sheet and cell"
FROM national_figures AS figures JOIN editions USING (snapshot_sha256)
WHERE block = 'atd_by_aor' AND figures.aor <> 'total' AND technology = 'total' AND measure = 'participants' AND figures.snapshot_sha256 = (
    SELECT newest.snapshot_sha256 FROM national_figures AS newest JOIN editions USING (snapshot_sha256)
    WHERE newest.block = 'atd_by_aor' AND newest.as_of <= editions.in_force_from ORDER BY newest.as_of DESC, editions.in_force_from, newest.snapshot_sha256 LIMIT 1)
ORDER BY people DESC, area
