"""Say of each place of a study folder what is to be done with what is left there."""

from collections.abc import Collection
from pathlib import PurePosixPath
from typing import NamedTuple

from plait.withdrawal.rights import KEPT, QUOTES


class Place(NamedTuple):
    """Files of one kind.

    Parameters
    ----------
    begins : str
        How their paths begin.
    kind : {"made", "copy", "written", "source", "account"}
        What the pipeline makes, a copy that nobody makes anew, what people wrote, what
        came from the person, or the account that they withdrew.
    todo : str
        What a person must do.
    """

    begins: str
    kind: str
    todo: str


# The first that fits counts.
PLACES = (
    Place("participants.csv", "account", "stays: that they withdrew must stay known"),
    Place("release/withdrawals.csv", "account", "stays: that they withdrew must stay known"),
    Place("results/restricted/tombstones.csv", "account", "stays: decisions without words or places"),
    Place("results/restricted/watch/", "copy", "delete this folder; `plait watch` makes it anew"),
    Place("results/restricted/withdrawn_from/", "copy", "what an earlier run made: delete it when nobody needs it any more"),
    Place("results/restricted/concordance", "copy", "delete it, and make it anew where it is needed"),
    Place("results/restricted/batches/left_out", "account", "stays: blanks, and whose they were"),
    Place("results/restricted/logs/", "account", "stays: each run writes its logs anew"),
    Place("results/shareable/", "made", "do not release it; run the study again"),
    Place("results/", "made", "run the study again; what is still there then comes from what your team wrote, see below"),
    Place(".snakemake/", "account", "stays: which ids the rules were told of; nobody needs it once a run has gone through, "
          "so that you may delete the folder .snakemake"),
    Place("data/", "source", "the original: remove it, or lock it away, as your trust's retention policy "
          "and the information sheet say; search once more before you do: without it their words are not known"),
    Place("documents.csv", "account", "the row names a transcript: take it out with the transcript"),
    Place("coding/decisions/", "account", "lines are never changed, and stay: who, when, which code, and a fingerprint of their words; "
          "where a memo repeats words, your data protection lead decides whether the line may be edited"),
    Place("coding/imports/", "written", "export the project again without their texts, and replace the file"),
    Place("coding/review/", "copy", "delete the workbook; `plait review` makes a new one"),
    Place("coding/identifiers.csv", "written", "take out the strings that only they said"),
    Place("coding/readings.csv", "account", "the row names a transcript: take it out with the transcript"),
    Place("coding/summaries.csv", "written", "take the rows of this case out; they are left out of the results"),
    Place("coding/codebook", "written", "take the words out of examples and definitions, and `plait codebook keep`"),
    Place("coding/", "written", "take the words out, or say it in your own"),
    Place("synthesis/versions/", "copy", "a kept version: decide with your team whether to edit or delete it"),
    Place("synthesis/", "written", "take the words out, or say it in your own"),
    Place("workshops/", "written", "take the words out, or say it in your own"),
    Place("release/", "copy", "an earlier release, or what is kept of it: see below"),
)  # fmt: skip
OTHER = Place("", "copy", "see what it is; delete or edit it")
LEAVES = ("results/shareable/", "results/restricted/watch/results/shareable/", "synthesis/",
          "workshops/", "release/", "study.yaml")  # fmt: skip


def place_of(path: str) -> Place:
    """Give what is to be done with a file.

    Parameters
    ----------
    path : str
        From the study folder.

    Returns
    -------
    Place
        The kind of file that it is.
    """
    return next((place for place in PLACES if path.startswith(place.begins)), OTHER)


def concerns(path: str, rights: Collection[str]) -> bool:
    """Say whether words in a file are against what a person asked for.

    Parameters
    ----------
    path : str
        From the study folder.
    rights : collection of str
        What the person took back.

    Returns
    -------
    bool
        Of who took back quotes only, what leaves and what is quoted from.
    """
    if KEPT in rights or QUOTES not in rights:
        return True
    zipped = PurePosixPath(path).suffix == ".zip"
    return zipped or path.startswith(LEAVES)
