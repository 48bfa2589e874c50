"""The outside world: whatever knows a publisher's site or file layout. Ends in `datasets/snapshots*` and `datasets/records`."""
