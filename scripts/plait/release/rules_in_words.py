"""Say in words what a disclosure profile asks, for the readers of a report."""

from collections.abc import Iterator, Mapping

from plait.release.limits import limits_of, rounds

ROUNDED = {
    "nearest": "Every other number of people is rounded to the nearest {base}.",
    "midpoint": "Every other number of people is the middle of a run of {base}.",
}


def rules_in_words(profile: Mapping) -> list[str]:
    """Word the limits of a profile.

    Parameters
    ----------
    profile : mapping
        As in config/schemas/disclosure.yaml.

    Returns
    -------
    list of str
        Sentences, plain text.
    """
    return [*_of_answers(limits_of(profile, "quantitative")), *_of_words(limits_of(profile, "qualitative"))]  # fmt: skip


def _of_answers(limits: Mapping) -> Iterator[str]:
    nobody = ", nobody included," if limits["zero"] == "held" else ""
    yield f"What rests on the answers of fewer than {limits['min_people']} people{nobody} is withheld."  # fmt: skip
    if limits["min_df"] > 1:
        yield f"So is a test with fewer than {limits['min_df']} degrees of freedom."
    if limits["remainder_people"] > 1 and not rounds(limits):
        yield (
            "A mean or change is withheld where the others would tell, by subtraction, "
            f"of fewer than {limits['remainder_people']} people."
        )
    if limits["ranges"] == "withheld":
        yield "Smallest and largest values are not told."
    if limits["rounding"] in ROUNDED:
        yield ROUNDED[limits["rounding"]].format(base=limits["base"])
        yield (
            "Where a number would give the unrounded one away it is withheld or made "
            "coarser; intervals are rather too wide than too narrow."
        )


def _of_words(limits: Mapping) -> Iterator[str]:
    yield f"Of words, what fewer than {limits['min_people']} people said is not counted."
    parts = " and ".join(limits["attribution"])
    least = limits["attribution_people"]
    if parts and least > 1:
        yield f"A quote tells {parts} only where at least {least} people share it."
    yield f"No person is quoted more than {limits['quotes_per_person']} times."
