"""Draw the figures from what was released."""
