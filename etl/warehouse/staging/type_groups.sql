-- ICE's facility types in groups of our own. Dedicated: ICE has the place for itself; non-dedicated: it buys beds in a jail
-- or prison of others. A type that is not here has no group (see check type_groups_known).
SELECT * FROM (VALUES
    ('SPC', 'dedicated'), ('CDF', 'dedicated'), ('DIGSA', 'dedicated'),
    ('IGSA', 'non_dedicated'), ('USMS IGA', 'non_dedicated'), ('USMS CDF', 'non_dedicated'),
    ('BOP', 'federal'), ('DOD', 'federal'), ('MOC', 'federal'),
    ('STATE', 'state'),
    ('FAMILY', 'family'), ('FAMILY STAGING', 'family'), ('TAP-ICE', 'family'),
    ('JUVENILE', 'juvenile'), ('ORR', 'juvenile'),
    ('HOLD', 'hold_staging'), ('STAGING', 'hold_staging'),
    ('HOSPITAL', 'hospital'), ('HOTEL', 'hotel'), ('MIRP', 'other'), ('OTHER', 'other')
) AS types (type_detailed, type_group)
