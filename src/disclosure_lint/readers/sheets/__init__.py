"""What XLSX, XLS, ODS and CSV have in common: sheets of cells, and how they are written down."""
