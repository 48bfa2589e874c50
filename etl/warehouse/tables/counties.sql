SELECT county_geoid, name AS county_name, state, vintage::BIGINT AS geoid_vintage FROM raw.counties
