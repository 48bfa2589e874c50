-- severity: finding
-- title: Classification levels, criminality and threat levels have one sum per facility
-- why: Each splits the same people; where the sums differ a cell is wrong (or ICE rounded every cell).
-- sure: certain
-- sampled: 16 of 68, right 16, 2026-11-24: 66 are of an edition that printed zero for averages under 0.5
SELECT snapshot_sha256, sheet, 'A' || row AS cell, facility_id,
    'one sum' AS expected,
    concat_ws(' / ', round(adp_level_a + adp_level_b + adp_level_c + adp_level_d, 3), round(adp_total, 3),
        round(adp_threat_1 + adp_threat_2 + adp_threat_3 + adp_no_threat, 3)) AS found,
    name_printed || ': levels / criminality / threat' AS message
FROM core.facility_population
WHERE contains(flags, 'splits_disagree')
