"""One module per source. Each holds SOURCE, a spider, RECORDS and a pure extract(snapshot)."""
