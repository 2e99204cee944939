"""Suggest, collect and chart the codings that people make."""
