"""The learned part of extract: a small encoder that scores triggers, roles and status, run on a CPU."""
