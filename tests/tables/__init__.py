"""Tables as offices publish them, with what their totals add up, and faults put into them."""
