"""When a report was published: every reading of it, weighed."""
