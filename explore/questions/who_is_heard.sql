-- title: Who is heard, and who is missing?
-- question: Who is heard, and who is missing?
-- group: Statements
-- line: statements by month and kind of publisher
-- description: Statements held by month and kind of publisher, newest first, so that whose side is missing can be seen. A zero says that we hold none of that month, not that they were silent. A rise in statements is not a rise in events.
-- chart: month: n_statements by organization_type
SELECT month, organization_type, n_statements, n_with_text, n_speakers, n_publishers
FROM voices
ORDER BY month DESC, n_statements DESC, organization_type
