"""What characters and words mean: folding, scripts, garbling, dates."""
