-- ICE's field offices and the codes of their areas of responsibility, as the ATD sheets of the workbooks print them.
SELECT * FROM (VALUES
    ('ATL', 'Atlanta'), ('BAL', 'Baltimore'), ('BOS', 'Boston'), ('BUF', 'Buffalo'), ('CHI', 'Chicago'), ('DAL', 'Dallas'),
    ('DEN', 'Denver'), ('DET', 'Detroit'), ('ELP', 'El Paso'), ('HLG', 'Harlingen'), ('HOU', 'Houston'),
    ('LOS', 'Los Angeles'), ('MIA', 'Miami'), ('NEW', 'Newark'), ('NOL', 'New Orleans'), ('NYC', 'New York City'),
    ('PHI', 'Philadelphia'), ('PHO', 'Phoenix'), ('SEA', 'Seattle'), ('SFR', 'San Francisco'), ('SLC', 'Salt Lake City'),
    ('SNA', 'San Antonio'), ('SND', 'San Diego'), ('SPM', 'St Paul'), ('WAS', 'Washington')
) AS offices (aor, field_office)
