"""What a reader sees: pages made of queries and templates, baked as files and shown by Datasette from one machine."""
