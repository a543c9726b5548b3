"""What a document gives away about persons: values, whose they are, and how they stand together."""
