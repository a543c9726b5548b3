"""Tools for those who write rules: scaffolds, mistakes, expectations, schemas, coverage, pages, times."""
