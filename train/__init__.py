"""Training of the learned part of extract; never part of set-up or of the tests."""
