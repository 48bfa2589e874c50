"""One module per source. Each holds SOURCE, a spider, RECORDS, EXTRACT_VERSION and a pure extract(snapshot)."""
