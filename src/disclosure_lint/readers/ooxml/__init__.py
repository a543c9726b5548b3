"""What packages of Office have in common, whatever they hold (ECMA-376)."""
