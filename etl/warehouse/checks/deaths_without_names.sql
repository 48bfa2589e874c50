-- severity: error
-- title: No phrase taken from a death report speaks of a person
-- why: People first: reports call the deceased Mr. or Ms. and the name, and no name may be read out of them.
SELECT death_id, 'phrase not repeated' AS found
FROM core.deaths_in_custody
WHERE regexp_matches(concat_ws(' ', cause, last_detention_printed, last_detention_town_printed), '\b(Mr|Ms|Mrs)\b')
