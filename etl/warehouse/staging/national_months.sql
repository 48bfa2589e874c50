-- The national monthly series, one column each: ICE's last word on each figure, and when it first said it of the population.
WITH months AS (
    SELECT period_start AS month, block, measure, agency, criminality, facility_type, reason, value, partial, as_of
    FROM core.national_figures
    WHERE is_last_word AND period_kind = 'month' AND label_state = 'reviewed' AND value IS NOT NULL
)
SELECT
    month,
    bool_or(partial) AS partial,
    max(as_of) FILTER (partial) AS running_to,
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
