"""Screen the words that are about to leave for whatever tells who somebody is."""

from collections.abc import Iterator

from plait.errors import Fault
from plait.release.claims import id_faults
from plait.release.identifier_faults import identifier_faults
from plait.release.restricted import Restricted
from plait.release.unmarked_words import (
    Prose,
    argument_prose,
    texts_in,
    texts_of_table,
    unmarked_faults,
)
from plait.shapes.argument import ARGUMENT_TABLES
from plait.synthesis.marks import ARGUMENT
from plait.synthesis.references import read_references, titles_of
from plait.withdrawal.screen import taken_back_faults

STUDY = "study.yaml"
TYPED = ("checklists", "codes", "propositions", "recommendations", "statements",
         "themes", "theme_trail", "argument_faults", "rows_read", "deviations",
         *ARGUMENT_TABLES)  # fmt: skip
# Whatever of study.yaml is printed.
STUDY_TEXTS = ("title", "subtitle", "authors", "synthetic", "question", "times",
               "equivalence", "speakers", "positionality", "design", "report", "guide",
               "protocol_deviations")  # fmt: skip
QUOTED = ["text"]  # the words of a quote, in the table of quotes


def screen_words(
    tables: dict, prose: dict, restricted: Restricted, study: dict
) -> Iterator[Fault]:
    """Find whatever in the words that leave tells who somebody is.

    Parameters
    ----------
    tables : dict
        The tables that are to leave, by name.
    prose : dict
        What else people wrote for the report.
    restricted : Restricted
        Decisions on identifiers, and the transcripts.
    study : dict
        `participants`, the texts of study.yaml, and `references` (paths).

    Yields
    ------
    Fault
        A participant's id, a direct identifier, a listed name, or seven words on end
        of a transcript that are not bound as a quote.

    Notes
    -----
    Texts of study.yaml name authors and telephone numbers that help: of what tells who
    somebody is, only ids are looked for there.
    """
    references = titles_of(read_references(study.get("references", [])))
    typed = {name: text for name, text in prose.items() if name != "references"}
    texts = _texts(tables, typed) | {"references of the study": references}
    quotes = {"quotes": tables["quotes"]["text"].tolist()}
    own = {key: study[key] for key in STUDY_TEXTS if key in study}
    yield from id_faults(texts | {STUDY: own}, study["participants"])
    yield from identifier_faults(texts | quotes, restricted.decided)
    prosed = [*_prose(tables, typed | {"references": references}, restricted, own)]
    yield from unmarked_faults(prosed, restricted.tables["turns"])
    whole = Prose(ARGUMENT, restricted.claims.argument)  # with what its marks quote
    yield from taken_back_faults([*prosed, whole], study)


def _prose(
    tables: dict, prose: dict, restricted: Restricted, own: dict
) -> Iterator[Prose]:
    """Give every text that leaves and that people may have typed, but what is quoted."""
    yield argument_prose(restricted.claims.argument)
    for name, table in tables.items():
        shown = table.drop(columns=QUOTED) if name == "quotes" else table
        yield from texts_of_table(shown, name)
    others = {key: value for key, value in prose.items() if key != "argument"}
    yield from texts_in(others, "synthesis/ and workshops/")
    yield from texts_in(own, STUDY)


def _texts(tables: dict, prose: dict) -> dict[str, object]:
    typed = {f"table {name}": tables[name].to_csv(index=False) for name in TYPED}
    return typed | {"synthesis/ and workshops/": prose}
