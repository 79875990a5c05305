"""The registries: who is who, where is where, and how kinds and words are told; each read once from `data/`."""
