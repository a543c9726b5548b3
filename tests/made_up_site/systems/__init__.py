"""Publishing systems, each printing pages in its own manner: markup of our own, shaped as theirs is."""
