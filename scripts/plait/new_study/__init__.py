"""The folder of a new study, and what is still to do in it."""
