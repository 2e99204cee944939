"""Draw the figures and set the report."""
