"""XLSX files, written back part by part."""
