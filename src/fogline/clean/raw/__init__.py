"""Bytes into the raw characters that all offsets count."""
