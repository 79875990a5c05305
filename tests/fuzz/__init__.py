"""Hostile input for `read` and `clean`: what must hold whatever the bytes, a fuzzer that looks for more, and what it found."""
