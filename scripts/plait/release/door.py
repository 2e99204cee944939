"""The only door between what is restricted and what may leave the trust."""

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from plait.errors import stop_on
from plait.release.argument import bound_to_relations, release_argument
from plait.release.argument_marks import (
    NOT_SHOWN,
    bound_to_argument,
    fault_rows,
    release_marks,
)
from plait.release.attribution import who_spoke
from plait.release.checklist_evidence import Run
from plait.release.checklists import checklists_of
from plait.release.claims import (
    bound_extracts,
    release_faults,
    release_propositions,
    release_recommendations,
    release_statements,
)
from plait.release.flow import count_flow, with_quoted
from plait.release.groups import name_large_groups
from plait.release.held_numbers import hide_held
from plait.release.joint import release_joint
from plait.release.joint_times import joint_times
from plait.release.judgement import judged_findings, settle
from plait.release.limits import limits_of
from plait.release.negatives import bound_to_negatives, with_negatives
from plait.release.norms import norm_rows
from plait.release.patterns import release_code_tables
from plait.release.prose import release_prose
from plait.release.quotes import Voices, release_quotes
from plait.release.released import RELEASED
from plait.release.remainders import dear_findings
from plait.release.restricted import Restricted, renumbered
from plait.release.scales import scale_rows
from plait.release.screens import screen_words
from plait.release.suppression import held_codes
from plait.release.took_part import release_took_part
from plait.synthesis.references import own_references, read_references

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
    reviews : list of dict
        What waits for a person: `output`, `id`, `reason`.
    """

    findings: pd.DataFrame
    tables: dict[str, pd.DataFrame]
    prose: dict
    reviews: list[dict]


class _Quoted(NamedTuple):
    """Quotes that may leave, what was held back of them, and their names by extract."""

    quotes: pd.DataFrame
    withheld: pd.DataFrame
    names: dict[str, str]


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
    before, profile = restricted.tables, restricted.profile
    dear = dear_findings(before["findings"], before["statements"], study)
    findings, held, waiting = judged_findings(
        before, restricted.judgement, profile, dear=dear
    )
    quoted = _quoted(restricted, study)
    restricted = renumbered(restricted, quoted.quotes)
    through = _claims(restricted, study, set(held["id"]), quoted.names)
    through |= _counts(restricted, study, findings, quoted)
    through["withheld"] = pd.concat([held, quoted.withheld, through["withheld"]])
    through |= hide_held(through, before["findings"], findings)
    argument, told = _argument(restricted, study, findings, quoted.names)
    through["argument_faults"] = pd.concat([through["argument_faults"], told])
    through["deviations"] = restricted.protocol.table
    prose = release_prose(restricted.claims, restricted.workshops, profile)
    prose |= _other_prose(restricted, study) | {"argument": argument}
    findings, through["withheld"] = name_large_groups(findings, through["withheld"])
    run = Run(study, findings, before | through, prose)
    through["checklists"], about = checklists_of(run)
    everything = {name: through.get(name, before.get(name)) for name in RELEASED}
    exact = before | {"flow": _counted(restricted, study, quoted.names)}
    settled = settle(everything, exact, restricted.judgement, profile)
    leaving = settled.tables | {"findings": findings}
    stop_on(screen_words(leaving, prose, restricted, study))
    checked = {n: shape.check(settled.tables[n]) for n, shape in RELEASED.items()}
    prose |= {"checklists": about}
    return Released(findings, checked, prose, waiting + settled.reviews)


def _other_prose(restricted: Restricted, study: dict) -> dict:
    return {
        "exceptions": restricted.judgement.exceptions.told(),
        "protocol": restricted.protocol.facts,
        "references": _references(study),
    }


def _quoted(restricted: Restricted, study: dict) -> _Quoted:
    tables = restricted.tables
    return _Quoted(
        *release_quotes(
            _bound(tables, restricted.claims.argument),
            with_negatives(tables["codings"], tables["negative_extracts"]),
            tables["turns"],
            voices=_voices(restricted, study),
            profile=restricted.profile,
        )
    )


def _claims(
    restricted: Restricted, study: dict, held: set[str], names: dict[str, str]
) -> dict[str, pd.DataFrame]:
    """Let through what people claim, with quotes for extracts."""
    tables = restricted.tables
    statements = release_statements(tables["statements"], held=held, names=names)
    return {
        "argument_faults": release_faults(tables["argument_faults"], statements, held),
        **release_argument(tables, names),
        "propositions": release_propositions(tables["propositions"], names),
        "recommendations": release_recommendations(tables["recommendations"], names),
        "statements": statements,
    }


def _counts(
    restricted: Restricted, study: dict, findings: pd.DataFrame, quoted: _Quoted
) -> dict[str, pd.DataFrame]:
    """Let through what was counted, as far as enough people stand behind it."""
    tables, profile, names = restricted.tables, restricted.profile, quoted.names
    held, flow = held_codes(findings), _counted(restricted, study, names)
    code_tables, unpaired = release_code_tables(tables, profile, held=held)
    joint, unjoined = release_joint(tables, profile, names=names)
    return {
        "quotes": quoted.quotes,
        "withheld": pd.concat([unpaired, unjoined]),
        "scales": scale_rows(restricted.instruments),
        "norms": norm_rows(restricted.norms),
        **release_took_part(tables, flow, profile, enrolled=len(restricted.people)),
        **code_tables,
        **joint,
        "joint_times": joint_times(
            findings, quoted.quotes, tables["codings"], names=names, study=study
        ),
    }


def _bound(tables: dict, argument: str) -> pd.DataFrame:
    claims = bound_extracts(*(tables[name] for name in BINDING))
    quoted = bound_to_argument(argument, tables["codings"])
    marked = bound_to_negatives(tables["negative_extracts"])
    return pd.concat([claims, bound_to_relations(tables["relations"]), quoted, marked])


def _argument(
    restricted: Restricted, study: dict, findings: pd.DataFrame, names: dict
) -> tuple[str, pd.DataFrame]:
    """Give the argument as it leaves, and its faults; what it may not quote stops a final run."""
    argument, faults = release_marks(
        restricted.claims.argument, restricted.tables["codings"], findings, names,
        times=study["times"],
    )  # fmt: skip
    if study.get("synthesis", {}).get("mode") == "final":
        stop_on(fault for fault in faults if fault.found == NOT_SHOWN)
        faults = []
    return argument, fault_rows(faults)


def _voices(restricted: Restricted, study: dict) -> Voices:
    limits = limits_of(restricted.profile, "qualitative")
    return Voices(
        consenting=set(study["quotes_from"]),
        ids=set(study["participants"]),
        speakers=study["speakers"],
        times={time["id"]: time["short"] for time in study["times"]},
        key=restricted.key,
        spoken=who_spoke(restricted.tables["turns"], restricted.people, limits),
    )


def _counted(restricted: Restricted, study: dict, names: dict) -> pd.DataFrame:
    """Count who was there at every time, before anything is held back."""
    tables = restricted.tables
    flow = count_flow(
        tables["answers"], tables["turns"], restricted.people, study["times"]
    )
    said = with_negatives(tables["codings"], tables["negative_extracts"])
    return with_quoted(flow, said, names)


def _references(study: dict) -> dict[str, str]:
    """Give the study's own references, without notes and abstracts."""
    read = read_references(study.get("references", []))
    stop_on(read.faults)
    return own_references(read)
