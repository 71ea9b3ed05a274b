"""`make bench` prints every figure, as ratios of one run."""
