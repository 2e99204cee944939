"""What can be wrong with an argument, apart from what the data say."""

from collections.abc import Collection, Iterator

from plait.errors import Fault
from plait.ingest.yamlfile import YamlFile
from plait.synthesis.bindings import EXTRACT
from plait.synthesis.claims import Claims
from plait.synthesis.extracts import Bound, bind, words_fault
from plait.synthesis.naming import MEND_RELEASED, RELEASED
from plait.synthesis.quoted import Passages
from plait.synthesis.words import CONTRADICTED, WORDS, Verdict, measures_of

MEND_ID = (
    "correct the id, or code the passage: results/restricted/findings.parquet and "
    "codings.parquet hold the ids"
)
CONTRADICTS = "a claim that its evidence contradicts"


def binding_faults(
    file: YamlFile, keys: tuple, statement: dict, bound: list[Bound]
) -> Iterator[Fault]:
    """List what is wrong with what a statement is bound to.

    Parameters
    ----------
    file : YamlFile
        propositions.yaml, for the lines.
    keys : tuple
        Where the statement stands.
    statement : dict
        As written.
    bound : list of Bound
        Its evidence, resolved.

    Yields
    ------
    Fault
        An unknown id, no evidence, a publication without its reference.
    """
    place = (*keys, "evidence")
    for k, piece in enumerate(bound):
        if piece.kind == "unknown":
            expected = "the id of a finding or of a coded extract"
            yield _unknown(file, (*place, k), piece, expected)
    if not bound and statement["basis"] != "published":
        yield file.fault(keys, "no evidence", "at least one finding or extract",
                         "bind it, or give it basis: published with a citation")  # fmt: skip
    if statement["basis"] == "published" and "citation" not in statement:
        yield file.fault(keys, "basis: published without a citation",
                         "the key of a reference", "add citation")  # fmt: skip


def _unknown(file: YamlFile, keys: tuple, piece: Bound, expected: str) -> Fault:
    if piece.why:
        return words_fault(file, keys, piece.why)
    mend = MEND_RELEASED if RELEASED.fullmatch(piece.name) else MEND_ID
    if EXTRACT.fullmatch(piece.name):
        mend = f"{MEND_ID}; take it out where the person has withdrawn"
    return file.fault(keys, f"{piece.name}, which nothing has", expected, mend)


def word_faults(
    file: YamlFile, keys: tuple, statement: dict, bound: list[Bound], findings: dict
) -> Iterator[Fault]:
    """List what is wrong with the direction word of a quantitative statement.

    Parameters
    ----------
    file : YamlFile
        propositions.yaml, for the lines.
    keys : tuple
        Where the statement stands.
    statement : dict
        As written.
    bound : list of Bound
        Its evidence, resolved.
    findings : dict
        Finding id to its row.

    Yields
    ------
    Fault
        No word, an unknown one, or one that does not speak of such a finding.
    """
    word = statement.get("word")
    if statement["strand"] != "quantitative" or statement["basis"] != "data":
        return
    if word not in WORDS:
        found = "no direction word" if word is None else f"the word {word!r}"
        yield file.fault((*keys, "word"), found, f"one of {', '.join(WORDS)}",
                         "say in one word what the data are claimed to show")  # fmt: skip
        return
    for piece in bound:
        measure = findings[piece.name]["measure"] if piece.kind == "finding" else ""
        if piece.kind != "unknown" and measure not in measures_of(word):
            yield file.fault(keys, f"{word!r} with {piece.name}",
                             f"a finding of {' or '.join(measures_of(word))}",
                             "bind it to such a finding, or take another word")  # fmt: skip


def contradiction_faults(file: YamlFile, keys: tuple, verdict: Verdict) -> list[Fault]:
    """Name a claim that its own evidence contradicts.

    Parameters
    ----------
    file : YamlFile
        propositions.yaml, for the line.
    keys : tuple
        Where the statement stands.
    verdict : Verdict
        What the data say.

    Returns
    -------
    list of Fault
        One, or none.
    """
    if verdict.verdict != CONTRADICTED:
        return []
    return [file.fault(keys, f"{CONTRADICTS}: {verdict.why}", "a claim that the data do not contradict",
                       "change the word or the claim; a strand that disagrees is a result")]  # fmt: skip


def proposition_faults(claims: Claims) -> Iterator[tuple[str, str, Fault]]:
    """List propositions without a negative case of their own or with one arm.

    Parameters
    ----------
    claims : Claims
        Propositions and negative cases.

    Yields
    ------
    tuple of str, str and Fault
        Proposition id, "" for the statement, and the fault.
    """
    file = claims.propositions
    cases = {case["id"]: case["proposition"] for case in claims.negative_cases.data}
    for i, proposition in enumerate(file.data):
        name, case = proposition["id"], proposition.get("negative_case")
        if cases.get(case) != name:
            found = (
                "no negative case" if case is None else f"the negative case {case!r}"
            )
            yield name, "", file.fault(
                (i, "negative_case"), found, "a record of this proposition's own",
                "say in synthesis/negative_cases.yaml what was searched for and found")  # fmt: skip
        arms = {statement["strand"] for statement in proposition["statements"]}
        if proposition["strands"] == "both" and len(arms) == 1:
            yield name, "", file.fault(
                (i, "strands"), "both", f"{arms.pop()}: no statement of the other arm",
                "say so, or add a statement of the other arm")  # fmt: skip


def case_faults(
    claims: Claims, passages: Passages, *, gone: Collection[str] = ()
) -> Iterator[tuple[str, str, Fault]]:
    """List what negative cases name and is not there.

    Parameters
    ----------
    claims : Claims
        Propositions and negative cases.
    passages : Passages
        What is coded.
    gone : collection of str, optional
        Transcripts of which people took back every word.

    Yields
    ------
    tuple of str, str and Fault
        Proposition id, "" for the statement, and the fault: an unknown proposition,
        counter-evidence that no coded passage holds.
    """
    file = claims.negative_cases
    names = {proposition["id"] for proposition in claims.propositions.data}
    for i, case in enumerate(file.data):
        if case["proposition"] not in names:
            yield case["proposition"], "", file.fault(
                (i, "proposition"), repr(case["proposition"]), "the id of a proposition",
                "correct the id, or write the proposition")  # fmt: skip
        for k, entry in enumerate(case.get("found", [])):
            piece = bind(entry, set(), passages, set(), gone=gone)
            if piece.kind == "unknown":
                keys, expected = (i, "found", k), "the id of a coded extract"
                yield case["proposition"], "", _unknown(file, keys, piece, expected)
