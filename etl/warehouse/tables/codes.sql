SELECT table_name, column_name, code, position, replace(code, '_', ' ') AS label, meaning
FROM raw.codes
