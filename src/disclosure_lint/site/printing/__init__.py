"""What is shown of a store; each module one format, none of which writes files."""
