-- The national monthly series, one column each: ICE's last word on each figure; of a month that only editions print of which
-- nobody knows when they were public (fiscal year 2019), what the newest of them prints.
WITH months AS (
    SELECT period_start AS month, block, measure, agency, criminality, facility_type, reason, value, partial, as_of
    FROM core.national_figures
    WHERE period_kind = 'month' AND label_state = 'reviewed' AND value_state = 'value' AND block IN (
            'adp_by_agency', 'adp_by_facility_type', 'alos_by_agency', 'book_ins_by_agency', 'releases_by_reason',
            'book_outs_by_reason', 'bonds'
        )
    QUALIFY row_number() OVER (
        PARTITION BY block, measure, agency, criminality, facility_type, reason, period_start
        ORDER BY is_last_word DESC, in_force_from DESC NULLS LAST, as_of DESC NULLS LAST, snapshot_sha256, sheet, cell
    ) = 1
)
SELECT
    month,
    -- other blocks stop printing rows of a month while it is still running
    bool_or(partial) FILTER (block = 'adp_by_agency' AND agency = 'total' AND criminality = 'total') AS partial,
    max(as_of) FILTER (partial AND block = 'adp_by_agency' AND agency = 'total' AND criminality = 'total') AS running_to,
    max(value) FILTER (block = 'adp_by_agency' AND agency = 'total' AND criminality = 'total') AS adp,
    max(value) FILTER (block = 'adp_by_agency' AND agency = 'ice' AND criminality = 'total') AS adp_ice,
    max(value) FILTER (block = 'adp_by_agency' AND agency = 'cbp' AND criminality = 'total') AS adp_cbp,
    max(value) FILTER (block = 'adp_by_agency' AND agency = 'total' AND criminality = 'convicted') AS adp_convicted,
    max(value) FILTER (block = 'adp_by_agency' AND agency = 'total' AND criminality = 'pending') AS adp_pending,
    max(value) FILTER (block = 'adp_by_agency' AND agency = 'total' AND criminality = 'other_violator') AS adp_other_violator,
    max(value) FILTER (block = 'adp_by_agency' AND agency = 'ice' AND criminality = 'convicted') AS adp_ice_convicted,
    max(value) FILTER (block = 'adp_by_agency' AND agency = 'ice' AND criminality = 'pending') AS adp_ice_pending,
    max(value) FILTER (block = 'adp_by_agency' AND agency = 'ice' AND criminality = 'other_violator') AS adp_ice_other_violator,
    max(value) FILTER (block = 'adp_by_agency' AND agency = 'cbp' AND criminality = 'convicted') AS adp_cbp_convicted,
    max(value) FILTER (block = 'adp_by_agency' AND agency = 'cbp' AND criminality = 'pending') AS adp_cbp_pending,
    max(value) FILTER (block = 'adp_by_agency' AND agency = 'cbp' AND criminality = 'other_violator') AS adp_cbp_other_violator,
    max(value) FILTER (block = 'adp_by_facility_type' AND facility_type = 'family') AS adp_family,
    max(value) FILTER (block = 'alos_by_agency' AND agency = 'total' AND criminality = 'total') AS stay,
    max(value) FILTER (block = 'alos_by_agency' AND agency = 'ice' AND criminality = 'total') AS stay_ice,
    max(value) FILTER (block = 'alos_by_agency' AND agency = 'cbp' AND criminality = 'total') AS stay_cbp,
    max(value) FILTER (block = 'book_ins_by_agency' AND agency = 'total') AS book_ins,
    max(value) FILTER (block = 'book_ins_by_agency' AND agency = 'ice') AS book_ins_ice,
    max(value) FILTER (block = 'book_ins_by_agency' AND agency = 'cbp') AS book_ins_cbp,
    max(value) FILTER (block = 'releases_by_reason' AND reason = 'total' AND criminality = 'total') AS releases,
    max(value) FILTER (block = 'book_outs_by_reason' AND reason = 'total' AND criminality = 'total') AS book_outs,
    max(value) FILTER (block = 'bonds' AND measure = 'average_bond') AS bond_average,
    max(value) FILTER (block = 'bonds' AND measure = 'bond_posted_share') AS bond_posted_share
FROM months
GROUP BY month
