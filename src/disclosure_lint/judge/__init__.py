"""From findings to what may be printed: masks, excerpts, fingerprints."""
