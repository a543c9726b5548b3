"""Reports as bytes for people and programs: pure functions of a report."""
