-- title: What we ourselves got wrong
-- note: Errors of this publication, newest first. Write to us if you find one.
-- empty: No error of our own is recorded.
-- needs: errata
-- answer: {{ rows|length|counted("error") }} of our own publication {{ "is" if rows|length == 1 else "are" }} recorded too.
SELECT found_on AS found, what_was_wrong AS "what was wrong", was_published AS "what stood there", is_now AS "what stands there now",
    extent, how_found AS "how it was found"
FROM errata ORDER BY found_on DESC, erratum_id
