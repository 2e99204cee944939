"""Weigh what people claim against what both strands found."""
