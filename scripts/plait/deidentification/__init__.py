"""Find who could be known from a transcript, and act on what people decided."""
