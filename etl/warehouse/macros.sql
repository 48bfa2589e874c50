-- The few functions every query shares. `clean` only serves comparisons: what was printed is never overwritten.
CREATE TEMP MACRO clean(printed) AS
    upper(trim(regexp_replace(replace(printed, chr(160), ' '), '\s+', ' ', 'g')));

-- A number as a cell prints it, null for blanks and tokens (N/A, *, …): unknown is never zero.
CREATE TEMP MACRO number(printed) AS
    CASE WHEN regexp_full_match(trim(printed), '-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?') THEN trim(printed)::DOUBLE END;

-- A day as a cell prints it: ISO, US month first, or an Excel serial (days since 1899-12-30; 30000 is 1982, 60000 2064).
CREATE TEMP MACRO day_of(printed) AS
    coalesce(
        try_strptime(left(trim(printed), 10), '%Y-%m-%d')::DATE,
        -- %Y alone would read 12/26/24 as the year 24
        CASE WHEN regexp_full_match(trim(printed), '[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}')
            THEN try_strptime(trim(printed), '%m/%d/%Y')::DATE ELSE try_strptime(trim(printed), '%m/%d/%y')::DATE END,
        CASE WHEN regexp_full_match(trim(printed), '[3-5][0-9]{4}(\.0+)?')
            THEN DATE '1899-12-30' + trim(printed)::DOUBLE::INTEGER END
    );

-- The last two parts of a URL's host: pages, feeds and APIs of one publisher agree in it. Null where there is no host.
CREATE TEMP MACRO site_of(url) AS nullif(regexp_extract(url, '^https?://(?:[^/?#:]*\.)?([^./?#:]+\.[^./?#:]+)(?:[/?#:]|$)', 1), '');

-- Five digits of a ZIP code; Excel drops the leading zero of a number.
CREATE TEMP MACRO zip5(printed) AS
    CASE
        WHEN regexp_full_match(trim(printed), '[0-9]{3,5}') THEN lpad(trim(printed), 5, '0')
        WHEN regexp_full_match(trim(printed), '[0-9]{5}-?[0-9]{4}') THEN left(trim(printed), 5)
    END;

-- A name for comparing across sources: letters and digits only, so that hyphens, quotes and commas don't matter.
CREATE TEMP MACRO name_key(printed) AS trim(regexp_replace(upper(replace(replace(printed, '’', ''), '''', '')), '[^A-Z0-9]+', ' ', 'g'));

-- Two averages of one place and period disagree: by 5 people or more, and by a tenth of the larger or more. The daily counts
-- reproduce ICE's averages with a median difference of 2 % (6,366 intervals, measured 2026-11-24); less than 5 people is the
-- noise of a few misdated stays. Null where either is unknown.
CREATE TEMP MACRO disagree(one, other) AS abs(one - other) >= greatest(5, 0.1 * greatest(abs(one), abs(other)));

-- What would make two averages agree explains their difference only where it also takes away half of it or more: near the
-- threshold any small change makes them "agree".
CREATE TEMP MACRO explains(one, other, one_instead, other_instead) AS
    NOT disagree(one_instead, other_instead) AND abs(one_instead - other_instead) <= abs(one - other) / 2;

-- A county's name for comparing within a state, as etl.counties.key: no accents, dots, blanks or kind, St for Saint.
CREATE TEMP MACRO county_key(printed) AS
    regexp_replace(
        regexp_replace(
            regexp_replace(lower(strip_accents(trim(printed))), 'saint(e?) ', 'st\1 ', 'g'),
            ' (city and borough|census area|municipality|municipio|borough|parish|county|co)$', ''
        ),
        '[^a-z0-9]', '', 'g'
    );

-- An agency's name for comparing spellings within a state: the words that tell one agency from another, once each and in order.
-- "Office", "Department" and the like change from list to list (Lexington County Sheriff's Office, … Department).
CREATE TEMP MACRO agency_words(printed) AS
    list_sort(list_distinct([
        CASE word
            WHEN 'SHERIFFS' THEN 'SHERIFF' WHEN 'SHERRIFFS' THEN 'SHERIFF' WHEN 'CONSTABLES' THEN 'CONSTABLE'
            WHEN 'TWP' THEN 'TOWNSHIP' WHEN 'BORO' THEN 'BOROUGH' WHEN 'ST' THEN 'SAINT' WHEN 'FT' THEN 'FORT'
            WHEN 'MT' THEN 'MOUNT' WHEN 'CO' THEN 'COUNTY' WHEN 'CNTY' THEN 'COUNTY' WHEN 'ATTORNEYS' THEN 'ATTORNEY'
            WHEN 'COMMISSIONERS' THEN 'COMMISSION' WHEN 'DOC' THEN 'CORRECTIONS' WHEN 'CORRECTIONAL' THEN 'CORRECTIONS'
            WHEN 'CORRECTION' THEN 'CORRECTIONS' WHEN 'PD' THEN 'POLICE' ELSE word END
        FOR word IN string_split(name_key(printed), ' ')
        IF word NOT IN ('', 'THE', 'OF', 'AND', 'FOR', 'OFFICE', 'OFFICES', 'DEPARTMENT', 'DEPT', 'DEPARMENT', 'DEPARTMNET',
            'DIVISION', 'SERVICES', 'SERVICE')
    ]));

-- Sizes of places within which two sources agree about as well.
CREATE TEMP MACRO size_class(persons) AS
    CASE WHEN persons < 10 THEN 'under 10' WHEN persons < 50 THEN '10 to 49' WHEN persons < 200 THEN '50 to 199'
        WHEN persons < 1000 THEN '200 to 999' ELSE '1,000 and more' END;
