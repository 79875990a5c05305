"""Speed and accuracy, measured on the shared corpora; results lie in `benchmarks/results/`."""
