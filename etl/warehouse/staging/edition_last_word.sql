-- For every day that a facility table ends on, the one edition that is ICE's last word about it: the table as a whole, so that a
-- place struck out of a second printing is out. 16 of 125 days are told by two or three editions (measured 2026-11-24).
-- A table that was in force goes before one put out after it had been overtaken (goes_back), and that before one of which
-- nobody knows when it was public; a day recovered from the figures goes before one that only a header says, which can be
-- stale. Of a table and its copies the first stands for all, with the day of the copy printed last.
WITH printings AS (
    SELECT *, coalesce(same_table_as, snapshot_sha256) AS first_printing,
        in_force_from IS NULL AS unseen,
        coalesce(list_contains(string_split(flags, ';'), 'goes_back'), false) AS goes_back
    FROM core.editions
    WHERE as_of IS NOT NULL
),
ranked AS (
    SELECT as_of, first_printing,
        row_number() OVER (
            PARTITION BY as_of
            ORDER BY as_of_basis = 'days' DESC, unseen, goes_back, in_force_from DESC, saved_on DESC NULLS LAST, snapshot_sha256
        ) AS choice
    FROM printings
)
SELECT as_of, first_printing AS snapshot_sha256 FROM ranked WHERE choice = 1
