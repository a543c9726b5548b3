"""Scanning a whole site: pages in, a store of findings out, from which reports are made."""
