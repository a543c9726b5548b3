"""What the totals of a table add up: cells as terms, lines as labelled, claims, sums."""
