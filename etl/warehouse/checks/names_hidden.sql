-- severity: error
-- title: No published words name somebody with an age, as arrested, as charged or as dead
-- why: People first. This is the second detector of names: it shares no code and no word list of offices with the rules
--     that hide them (etl/statements/protect), only the lists of given and family names, and reads what is published.
WITH published AS (
    SELECT statement_id, 'title' AS part, title AS words FROM core.statements WHERE title IS NOT NULL
    UNION ALL
    SELECT statement_id, 'body', body FROM core.statement_texts WHERE body IS NOT NULL
    UNION ALL
    SELECT statement_id, 'quotation', words FROM core.quotes WHERE words IS NOT NULL
    UNION ALL
    SELECT statement_id, 'demand', words FROM core.demands WHERE words IS NOT NULL
    UNION ALL
    SELECT statement_id, 'number', words FROM core.claims WHERE words IS NOT NULL
),
-- a name: a given name, and one to three words more, of which the last is group 2
patterns (evidence, pattern) AS (
    VALUES
    ('age', '(?:^|[^\w’''-])(NAME),? \(?(?:1[01]\d|\d{1,2})(?:[),;] |-year| years|, [a-z])'),
    ('age', '\b\d{1,3}[- ](?:year|month|week)s?[- ]old,? (?:[a-z]+ ){0,3}(NAME)'),
    ('nationality', '(?:^|[^\w’''-])(NAME),? (?:\([^()]{1,12}\), )?an? (?:[a-z-]+ ){0,2}(?:[A-Z][a-z]+ )?(?:citizen|national|alien|fugitive)\b'),
    ('arrest', '\b(?:arrest|apprehend|deport|detain|extradit|convict|indict|sentenc)(?:s|ed|es) (?:[a-z]+ ){0,3}(NAME)'),
    ('arrest', '(?:^|[^\w’''-])(NAME),? (?:was|were|has been|have been|had been|is|are) (?:[a-z]+ ){0,2}(?:arrested|apprehended|arraigned|'
        || 'charged|convicted|deported|extradited|indicted|incarcerated|sentenced|pronounced dead)\b'),
    ('arrest', '(?:^|[^\w’''-])(NAME) (?:pleaded|pleads|pled) (?:not )?guilty\b'),
    ('arrest', '\b(?:[Aa]rrest|[Dd]etention|[Dd]eportation|[Ee]xtradition|[Ss]entencing) of (?:[a-z]+ ){0,3}(NAME)'),
    ('death', '\b(?:[Dd]eath|[Mm]urder|[Kk]illing) of (?:[a-z]+ ){0,3}(NAME)'),
    ('death', '(?:^|[^\w’''-])(NAME) (?:died|passed away|was pronounced|was found (?:dead|unresponsive))\b'),
    ('called', '\b(?:defendants?|detainees?|inmates?|fugitive|suspects?|identified as|alien|aka|a\.k\.a\.) (NAME)'),
    ('called', '(?:^|[^\w’''-])(NAME),? (?:aka|a\.k\.a\.|also known as) ')
),
hits AS (
    SELECT statement_id, part, evidence,
        unnest(regexp_extract_all(
            words,
            replace(pattern, 'NAME', '[A-ZÀ-Þ][a-zà-ÿ]+(?: [A-Z]\.)?(?: (?:(?:de|la|del|los|van|von) ){0,2}[A-ZÀ-Þ][\w’''-]+){1,3}'),
            1
        )) AS named
    FROM published CROSS JOIN patterns
),
parts AS (
    SELECT *, string_split(strip_accents(lower(regexp_replace(named, '[’''][sS]?(\s|$)', '\1', 'g'))), ' ') AS called FROM hits
)
SELECT statement_id, part, evidence, length(named) AS characters, count(*) AS times
FROM parts
WHERE called[1] IN (SELECT name FROM raw.given_names)
    AND called[1] NOT IN (SELECT lower(phrase) FROM raw.title_vocabulary WHERE kind = 'place')
    AND called[-1] NOT IN (SELECT lower(phrase) FROM raw.title_vocabulary WHERE kind = 'suffix')
    AND (
        string_split(called[-1], '-')[1] IN (SELECT name FROM raw.family_names)
        OR called[-1] NOT IN (SELECT word FROM raw.ordinary_words)
    )
    -- somebody public, by first and last name
    AND NOT EXISTS (
        SELECT 1 FROM raw.people
        WHERE called[1] || ' ' || called[-1] IN (
            SELECT strip_accents(lower(split_part(alias, ' ', 1) || ' ' || split_part(alias, ' ', -1)))
            FROM (SELECT unnest(string_split(people.name || ';' || coalesce(people.aliases, ''), ';')) AS alias)
        )
        OR called[1] || ' ' || called[-1]
            IN (strip_accents(lower(people.first || ' ' || people.last)), strip_accents(lower(people.nickname || ' ' || people.last)))
    )
GROUP BY ALL
ORDER BY ALL
