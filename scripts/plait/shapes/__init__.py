"""Every table that moves between rules: its grain, columns and keys."""
