"""What people have decided about findings, kept in files of theirs: baselines, suppressions, verdicts."""
