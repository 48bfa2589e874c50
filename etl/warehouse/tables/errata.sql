SELECT erratum_id, found_on::DATE AS found_on, nullif(mended_on, '')::DATE AS mended_on, where_published, what_was_wrong,
    was_published, is_now, nullif(extent, '') AS extent, how_found, nullif(commit, '') AS commit
FROM raw.errata
