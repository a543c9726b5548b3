"""How Chinese documents show their order: numbering, outline, footers."""
