"""Decide what may leave the trust."""
