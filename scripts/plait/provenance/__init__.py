"""Say what was run, on what, with what."""
