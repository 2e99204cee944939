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

TYPED = ("checklists", "codes", "propositions", "recommendations", "statements",
         "themes", "theme_trail", "argument_faults", "rows_read", *ARGUMENT_TABLES)  # fmt: skip
PROSE_TABLES = [name for name in TYPED if name not in ("argument_faults", "rows_read")]


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
        `participants`, and the texts of study.yaml.

    Yields
    ------
    Fault
        A participant's id, a direct identifier, a listed name, or seven words on end
        of a transcript that are not bound as a quote.
    """
    texts = _texts(tables, prose)
    quotes = {"quotes": tables["quotes"]["text"].tolist()}
    yield from id_faults(texts, study["participants"])
    yield from identifier_faults(texts | quotes, restricted.decided)
    prosed = _prose(tables, prose, restricted, study)
    yield from unmarked_faults(prosed, restricted.tables["turns"])


def _prose(
    tables: dict, prose: dict, restricted: Restricted, study: dict
) -> Iterator[Prose]:
    """Give every text that people wrote and that leaves, but what is bound as quote."""
    yield argument_prose(restricted.claims.argument)
    for name in PROSE_TABLES:
        yield from texts_of_table(tables[name], name)
    others = {key: value for key, value in prose.items() if key != "argument"}
    yield from texts_in(others, "synthesis/ and workshops/")
    for key in ("report", "positionality", "guide"):
        yield from texts_in(study.get(key, {}), "study.yaml", key)


def _texts(tables: dict, prose: dict) -> dict[str, object]:
    typed = {f"table {name}": tables[name].to_csv(index=False) for name in TYPED}
    return typed | {"synthesis/ and workshops/": prose}
