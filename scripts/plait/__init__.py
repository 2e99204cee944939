"""plait braids the two strands of a mixed-methods study into one synthesis."""
