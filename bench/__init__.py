"""Performance as ratios to the floor. Seconds on a shared machine say little; ratios of CPU time say enough."""
