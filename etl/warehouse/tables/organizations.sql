SELECT organization_id, name, name_short, organization_type, website, country_iso3 FROM raw.organizations
