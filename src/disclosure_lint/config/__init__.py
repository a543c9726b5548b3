"""Configuration files: found, checked with the place of every mistake, and laid over each other."""
