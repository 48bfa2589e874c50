"""The publication, frozen: an immutable folder a release, in the formats that readers use, and how it differs from the last."""
