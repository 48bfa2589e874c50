SELECT site_id, name, city, state, note FROM raw.sites
