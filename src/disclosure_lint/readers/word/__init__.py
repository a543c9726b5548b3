"""What DOCX, DOC and RTF have in common: stories of paragraphs and tables, and how they are written down."""
