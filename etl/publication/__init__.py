"""The checked tables -> what readers get: Parquet, data package, dictionary, Datasette's file and metadata."""
