"""The only door between what is restricted and what may leave the trust."""

from dataclasses import dataclass
from itertools import chain

import pandas as pd

from plait.errors import stop_on
from plait.release.claims import (
    bound_extracts,
    id_faults,
    release_faults,
    release_propositions,
    release_recommendations,
    release_statements,
)
from plait.release.counts import (
    release_losses,
    release_participation,
    release_patterns,
    release_rows_read,
)
from plait.release.flow import count_flow, release_flow
from plait.release.identifier_faults import identifier_faults
from plait.release.norms import norm_rows
from plait.release.patterns import release_code_tables
from plait.release.prose import release_prose
from plait.release.quotes import Voices, release_quotes
from plait.release.released import RELEASED
from plait.release.restricted import Restricted
from plait.release.scales import scale_rows
from plait.release.suppression import release_findings

TYPED = ("codes", "propositions", "recommendations", "statements", "themes",
         "theme_trail", "argument_faults", "rows_read")  # fmt: skip
# What is bound to extracts, in the order of the report.
BINDING = ("statements", "propositions", "recommendations")


@dataclass(frozen=True)
class Released:
    """What went through the door.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        In the shape FINDINGS.
    tables : dict
        Name to table, as in `RELEASED`.
    prose : dict
        Argument, questions, constructs, workshops.
    """

    findings: pd.DataFrame
    tables: dict[str, pd.DataFrame]
    prose: dict


def open_door(restricted: Restricted, study: dict) -> Released:
    """Let through what the profile and people's consents allow.

    Parameters
    ----------
    restricted : Restricted
        Everything that the pipeline made.
    study : dict
        `times`, `speakers`, `participants`, `quotes_from`.

    Returns
    -------
    Released
        Findings with too few people behind them blanked, quotes only of those who
        agreed, prose without anyone's id.

    Raises
    ------
    StudyError
        Where a participant's id, a name or another identifier stands in what people
        wrote for the report, or in a quote.
    """
    tables, profile = restricted.tables, restricted.profile
    findings, held = release_findings(tables["findings"], profile)
    voices = _voices(study, restricted.key)
    quotes, unquoted, names = release_quotes(
        bound_extracts(*(tables[name] for name in BINDING)),
        tables["codings"],
        tables["turns"],
        voices=voices,
        profile=profile,
    )
    code_tables, unpaired = release_code_tables(tables, profile)
    statements = release_statements(
        tables["statements"], held=set(held["id"]), names=names
    )
    through = {
        "argument_faults": release_faults(tables["argument_faults"], statements),
        "quotes": quotes,
        "withheld": pd.concat([held, unquoted, unpaired]),
        "flow": _flow(restricted, study),
        "scales": scale_rows(restricted.instruments),
        "norms": norm_rows(restricted.norms),
        **_counts(tables, profile),
        **code_tables,
        "propositions": release_propositions(tables["propositions"], names),
        "recommendations": release_recommendations(tables["recommendations"], names),
        "statements": statements,
    }
    prose = release_prose(restricted.claims, restricted.workshops, profile)
    everything = {name: through.get(name, tables.get(name)) for name in RELEASED}
    texts = _texts(everything, prose)
    stop_on(chain(id_faults(texts, study["participants"]),
                  identifier_faults(texts | {"quotes": quotes["text"].tolist()},
                                    restricted.decided)))  # fmt: skip
    checked = {name: shape.check(everything[name]) for name, shape in RELEASED.items()}
    return Released(findings, checked, prose)


def _counts(tables: dict, profile: dict) -> dict[str, pd.DataFrame]:
    return {
        "participation": release_participation(tables["participation"], profile),
        "losses": release_losses(tables["losses"], profile),
        "missing_patterns": release_patterns(tables["missing_patterns"], profile),
        "rows_read": release_rows_read(tables["rows_read"], profile),
    }


def _voices(study: dict, key: bytes) -> Voices:
    return Voices(
        consenting=set(study["quotes_from"]),
        ids=set(study["participants"]),
        speakers=study["speakers"],
        times={time["id"]: time["short"] for time in study["times"]},
        key=key,
    )


def _flow(restricted: Restricted, study: dict) -> pd.DataFrame:
    tables = restricted.tables
    flow = count_flow(
        tables["answers"], tables["turns"], restricted.people, study["times"]
    )
    return release_flow(flow, restricted.profile)


def _texts(tables: dict, prose: dict) -> dict[str, object]:
    typed = {f"table {name}": tables[name].to_csv(index=False) for name in TYPED}
    return typed | {"synthesis/ and workshops/": prose}
