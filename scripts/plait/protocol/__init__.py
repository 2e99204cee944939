"""The plan of a study, frozen before its data, and what departs from it."""
