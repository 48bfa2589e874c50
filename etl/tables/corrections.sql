SELECT * FROM staging.corrections
