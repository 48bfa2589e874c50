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
    SELECT statement_id, 'claim', words FROM core.claims WHERE words IS NOT NULL
    UNION ALL
    SELECT statement_id, 'number', words FROM core.numbers WHERE words IS NOT NULL
),
-- one pattern, so that every text is read once: what stands beside a name (NAME) where somebody is protected
marks AS (
    SELECT statement_id, part, unnest(regexp_extract_all(words, replace(
        '(?:NAME),? \(?(?:1[01]\d|\d{1,2})(?:[),;] |-year| years|, [a-z])'
        || '|\b\d{1,3}[- ](?:year|month|week)s?[- ]old,? (?:[a-z]+ ){0,3}(?:NAME)'
        || '|(?:NAME),? (?:\([^()]{1,12}\), )?an? (?:[a-z-]+ ){0,2}(?:[A-Z][a-z]+ )?(?:citizen|national|alien|fugitive)\b'
        || '|\b(?:arrest|apprehend|deport|detain|extradit|convict|indict|sentenc)(?:s|ed|es) (?:[a-z]+ ){0,3}(?:NAME)'
        || '|(?:NAME),? (?:was|were|has been|have been|had been|is|are) (?:[a-z]+ ){0,2}(?:arrested|apprehended|arraigned|charged'
        || '|convicted|deported|extradited|indicted|incarcerated|sentenced|pronounced dead|found dead|found unresponsive)\b'
        || '|(?:NAME) (?:pleaded|pleads|pled|died|passed away|was pronounced)\b'
        || '|\b(?:[Aa]rrest|[Dd]etention|[Dd]eportation|[Ee]xtradition|[Ss]entencing|[Dd]eath|[Mm]urder|[Kk]illing) of '
        || '(?:[a-z]+ ){0,3}(?:NAME)'
        || '|\b(?:defendants?|detainees?|inmates?|fugitive|suspects?|identified as|alien|aka|a\.k\.a\.) (?:NAME)'
        || '|(?:NAME),? (?:aka|a\.k\.a\.|also known as) ',
        'NAME',
        '[A-ZÀ-Þ][a-zà-ÿ]+(?: [A-Z]\.)?(?: (?:(?:de|la|del|los|van|von) ){0,2}[A-ZÀ-Þ][\w’''-]+){1,3}'
    ))) AS mark
    FROM published
),
hits AS (
    SELECT statement_id, part,
        CASE
            WHEN regexp_matches(mark, '\d') THEN 'age'
            WHEN regexp_matches(mark, ' an? .*(?:citizen|national|alien|fugitive)$') THEN 'nationality'
            WHEN regexp_matches(mark, '(?i)\b(?:death|murder|killing|died|dead|passed|pronounced|unresponsive)\b') THEN 'death'
            WHEN regexp_matches(mark, '^(?:defendant|detainee|inmate|fugitive|suspect|identified|alien|aka|a\.k)|(?:aka|a\.k\.a\.|known as) $')
                THEN 'called'
            ELSE 'arrest'
        END AS evidence,
        unnest(regexp_extract_all(
            mark, '[A-ZÀ-Þ][a-zà-ÿ]+(?: [A-Z]\.)?(?: (?:(?:de|la|del|los|van|von) ){0,2}[A-ZÀ-Þ][\w’''-]+){1,3}'
        )) AS printed
    FROM marks
),
-- as printed, and without a first word that is a title
called AS (
    SELECT statement_id, part, evidence, printed AS named FROM hits
    UNION ALL
    SELECT statement_id, part, evidence, regexp_replace(printed, '^\S+ ', '') FROM hits WHERE printed LIKE '% % %'
),
parts AS (
    SELECT *, string_split(strip_accents(lower(regexp_replace(named, '[’''][sS]?(\s|$)', '\1', 'g'))), ' ') AS called FROM called
)
SELECT statement_id, part, evidence, length(named) AS characters, count(*) AS times
FROM parts
WHERE called[1] IN (SELECT name FROM raw.given_names)
    AND called[1] NOT IN (SELECT lower(phrase) FROM raw.title_vocabulary WHERE kind = 'place')
    AND NOT list_has_any(called, (SELECT list(rtrim(lower(phrase), '.')) FROM raw.title_vocabulary WHERE kind IN ('month', 'suffix')))
    AND called[-1] NOT IN ('north', 'south', 'east', 'west')
    -- a phrase of the reviewed vocabulary, a town, a place of detention
    AND lower(named) NOT IN (SELECT lower(phrase) FROM raw.title_vocabulary)
    AND lower(named) NOT IN (SELECT lower(city) FROM raw.zip_codes)
    AND lower(named) NOT IN (SELECT lower(name) FROM raw.place_names)
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
