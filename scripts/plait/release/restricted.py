"""Gather everything that the door looks at."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from plait.deidentification.decisions import Decided, read_decided
from plait.errors import stop_on
from plait.ingest.people import read_participants
from plait.ingest.yamlfile import YamlFile, read_yaml
from plait.protocol.departures import Departures, read_departures
from plait.quantitative.instruments import load_instruments
from plait.quantitative.norms import load_norms
from plait.release.exceptions import with_quotes
from plait.release.judgement import Judgement, read_judgement
from plait.release.profile import read_profile
from plait.release.record import confidential_key
from plait.shapes.argument import ARGUMENT_TABLES
from plait.shapes.codings import CODINGS, NEGATIVE_EXTRACTS, RECOMMENDATIONS, THEMES
from plait.shapes.findings import FINDINGS
from plait.shapes.joint import JOINT_MEANS, JOINT_PEOPLE, JOINT_THEMES, RATINGS
from plait.shapes.participation import LOSSES, MISSING_PATTERNS, PARTICIPATION
from plait.shapes.patterns import CO_OCCURRENCE, MEMO_COUNTS, SATURATION
from plait.shapes.questionnaires import ANSWERS, ROWS_READ, SCORES
from plait.shapes.release import CODES
from plait.shapes.synthesis import ARGUMENT_FAULTS, PROPOSITIONS, STATEMENTS
from plait.shapes.tables import read_frame
from plait.shapes.trail import THEME_TRAIL
from plait.shapes.transcripts import TURNS
from plait.synthesis.claims import Claims, read_claims

SHAPES = {
    "answers": ANSWERS,
    "scores": SCORES,
    "rows_read": ROWS_READ,
    "participation": PARTICIPATION,
    "losses": LOSSES,
    "missing_patterns": MISSING_PATTERNS,
    "findings": FINDINGS,
    "statements": STATEMENTS,
    "propositions": PROPOSITIONS,
    "argument_faults": ARGUMENT_FAULTS,
    "codings": CODINGS,
    "negative_extracts": NEGATIVE_EXTRACTS,
    "turns": TURNS,
    "codes": CODES,
    "themes": THEMES,
    "theme_trail": THEME_TRAIL,
    "recommendations": RECOMMENDATIONS,
    "co_occurrence": CO_OCCURRENCE,
    "saturation": SATURATION,
    "memo_counts": MEMO_COUNTS,
    "ratings": RATINGS,
    "joint_themes": JOINT_THEMES,
    "joint_means": JOINT_MEANS,
    "joint_people": JOINT_PEOPLE,
    **ARGUMENT_TABLES,
}


@dataclass(frozen=True)
class Restricted:
    """What lies before the door.

    Parameters
    ----------
    tables : dict
        Name to table, as in `SHAPES`.
    claims : Claims
        The files of synthesis/.
    workshops : list of YamlFile
        The files of workshops/.
    people : list of dict
        Rows of participants.csv.
    instruments : dict
        Instrument id to instrument.
    norms : dict
        Norm id to norm.
    profile : dict
        The disclosure profile.
    key : bytes
        For keyed hashes.
    decided : Decided
        What people decided on strings that may name someone.
    protocol : Departures
        What departs from the frozen plan, if there is one.
    judgement : Judgement
        Earlier releases, exceptions, approval.
    """

    tables: dict[str, pd.DataFrame]
    claims: Claims
    workshops: list[YamlFile]
    people: list[dict[str, str]]
    instruments: dict[str, dict]
    norms: dict[str, dict]
    profile: dict
    key: bytes
    decided: Decided
    protocol: Departures = field(default_factory=Departures)
    judgement: Judgement = field(default_factory=Judgement)


def read_restricted(
    paths: dict[str, str], study: dict, *, profile: str, confidential: list[str]
) -> Restricted:
    """Read everything that the door looks at.

    Parameters
    ----------
    paths : dict
        Name in `SHAPES` to the path of the table.
    study : dict
        `claims`, `argument`, `workshops`, `instruments`, `norms`,
        `identifier_decisions`, `names`, and the files of release/.
    profile : str
        Path of the disclosure profile.
    confidential : list of str
        Files with people's words and answers.

    Returns
    -------
    Restricted
        For `open_door`.

    Raises
    ------
    StudyError
        Where the profile, an instrument, a norm or a decision on an identifier has
        faults.
    """
    limits, faults = read_profile(profile)
    instruments, more = load_instruments(study["instruments"])
    norms, misfits = load_norms(study["norms"], instruments)
    decided = read_decided(study["identifier_decisions"], study["names"], folder=".")
    protocol = read_departures(study)
    judgement, wrong = read_judgement(study, limits)
    stop_on(faults + more + misfits + decided.faults + protocol.faults + wrong)
    return Restricted(
        tables={name: read_frame(paths[name], shape) for name, shape in SHAPES.items()},
        claims=read_claims(study["claims"], study["argument"]),
        workshops=[read_yaml(path) for path in study["workshops"]],
        people=read_participants(Path()).rows,
        instruments=instruments,
        norms=norms,
        profile=limits,
        key=confidential_key(confidential),
        decided=decided,
        protocol=protocol,
        judgement=judgement,
    )


def renumbered(restricted: Restricted, quotes: pd.DataFrame) -> Restricted:
    """Let exceptions for quotes follow their words: the numbers of quotes change.

    Parameters
    ----------
    restricted : Restricted
        As read.
    quotes : DataFrame, one row a quote
        In the shape QUOTES.

    Returns
    -------
    Restricted
        Each such exception under the number that its quote has in this release.
    """
    judgement = restricted.judgement
    found = with_quotes(judgement.exceptions, quotes)
    return replace(restricted, judgement=judgement._replace(exceptions=found))
