"""Score questionnaires and estimate findings from the scores."""
