"""Rules as data: their model, their files, and the packs they come in."""
