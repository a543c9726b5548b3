"""Pages on which characters and lines are drawn: what is seen of them, and in which order it is read."""
