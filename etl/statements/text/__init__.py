"""The ground: what a text consists of, before anybody asks what it says."""
