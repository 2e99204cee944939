"""Say who is behind each speaker label of a transcript."""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from plait.errors import Fault
from plait.ingest.label_words import UNKNOWN, bare, fold, is_nobody

DOCUMENTS = "documents.csv"


@dataclass(frozen=True)
class Speakers:
    """Who speaks in one document, from its row in documents.csv.

    Parameters
    ----------
    kind : {"interview", "focus_group", "other"}
        See `person`.
    participant, group, document : str
        Cells of documents.csv, "" where blank.
    interviewers : set of str
        Folded labels whose words are not evidence.
    mapped : dict of str to str
        Folded label to participant, from speaker_map.
    participants : dict of str to str
        Folded id to id, for all of participants.csv.
    """

    kind: str
    document: str
    participant: str = ""
    group: str = ""
    interviewers: frozenset[str] = frozenset()
    mapped: dict[str, str] = field(default_factory=dict)
    participants: dict[str, str] = field(default_factory=dict)

    @property
    def known(self) -> set[str]:
        """Folded labels that are named in the study, with those for nobody known."""
        own = {fold(self.participant)} if self.participant else set()
        return self._named | own | UNKNOWN

    @cached_property
    def _named(self) -> frozenset[str]:
        return self.interviewers | self.mapped.keys() | self.participants.keys()

    def _key(self, label: str) -> str:
        """Find a label as it stands, or else without what stands in brackets."""
        folded, plain = fold(label), bare(label)
        return plain if folded not in self._named and plain in self._named else folded

    def role(self, label: str) -> str:
        """Say in which role a label speaks.

        Parameters
        ----------
        label : str
            As it stands.

        Returns
        -------
        {"interviewer", "unknown", "participant"}
            Interviewer where documents.csv lists it; unknown for `Unknown`,
            `Speaker 1`, `Guest`, `All` and their like, unless speaker_map or
            participants.csv names them; participant otherwise.
        """
        folded = self._key(label)
        if folded in self.interviewers:
            return "interviewer"
        if folded in self.mapped or folded in self.participants:
            return "participant"
        return "unknown" if is_nobody(label) else "participant"

    def person(self, label: str) -> str:
        """Say which participant speaks under a label.

        Parameters
        ----------
        label : str
            As it stands.

        Returns
        -------
        str
            By speaker_map; else the label where it is an id of participants.csv;
            else, in an interview, the participant of the document; else "".
            Interviewers and unknown speakers have none.
        """
        folded = self._key(label)
        if self.role(label) != "participant":
            return ""
        if folded in self.mapped:
            return self.mapped[folded]
        default = self.participant if self.kind == "interview" else ""
        return self.participants.get(folded, default)

    def case(self, label: str) -> str:
        """Say to which case the words under a label belong.

        Parameters
        ----------
        label : str
            As it stands.

        Returns
        -------
        str
            In an interview the participant, otherwise the group, and the
            document where there is no group.
        """
        if self.kind == "interview":
            return self.person(label) or self.participant or self.document
        return self.group or self.document


def speakers_of(
    row: dict, *, participants: Collection[str] = ()
) -> tuple[Speakers, list[Fault]]:
    """Read from documents.csv who speaks in a document.

    Parameters
    ----------
    row : dict
        Row of documents.csv. speaker_map is `label=participant`, `;` between.
    participants : collection of str
        Ids of participants.csv.

    Returns
    -------
    speakers : Speakers
        To be asked for role, person and case of a label.
    faults : list of Fault
        Parts of speaker_map without an equals sign or a participant.
    """
    parts = _parts(row.get("speaker_map", ""))
    pairs = [[side.strip() for side in part.split("=", 1)] for part in parts]
    whole = [pair for pair in pairs if len(pair) == 2 and all(pair)]
    faults = [
        Fault(DOCUMENTS, row.get("line", 0), "speaker_map", repr("=".join(pair)),
              "label=participant", "write the label, = and the participant's id")
        for pair in pairs if pair not in whole
    ]  # fmt: skip
    interviewers = frozenset(map(fold, _parts(row.get("interviewer_labels", ""))))
    mapped = {fold(label): person for label, person in whole}
    speakers = Speakers(
        row["kind"], row["document"], row.get("participant", ""), row.get("group", ""),
        interviewers, mapped, _folded(frozenset(participants)),
    )  # fmt: skip
    return speakers, faults


@lru_cache(maxsize=1)  # the same people for every document of a study
def _folded(participants: frozenset[str]) -> dict[str, str]:
    return {fold(person): person for person in sorted(participants)}


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def unknown_speakers(row: dict, speakers: Speakers, names: list[str]) -> list[Fault]:
    """Warn of voices that nobody can tell, though they are numbered.

    Parameters
    ----------
    row : dict
        Row of documents.csv.
    speakers : Speakers
        Of the document.
    names : list of str
        Labels that were found.

    Returns
    -------
    list of Fault
        One caution, or none. `Unknown` itself is no caution: it says so.
    """
    voices = [n for n in names if speakers.role(n) == "unknown"]
    voices = [n for n in voices if fold(n) not in UNKNOWN]
    if not voices:
        return []
    return [
        Fault(
            row["file"],
            found=f"voices that nobody can tell ({', '.join(voices)}): unknown",
            expected="labels that say who speaks",
            mend="name interviewers in interviewer_labels, others in speaker_map "
            f"({voices[0]}=P01)",
        )
    ]


def several_speakers(row: dict, speakers: Speakers, names: list[str]) -> list[Fault]:
    """Warn of an interview in which more than one label became the participant.

    Parameters
    ----------
    row : dict
        Row of documents.csv.
    speakers : Speakers
        Of the document.
    names : list of str
        Labels that were found.

    Returns
    -------
    list of Fault
        One caution, or none.
    """
    if row["kind"] != "interview":
        return []
    others = [n for n in names if speakers.role(n) == "participant"]
    others = [n for n in others if fold(n) not in speakers.mapped]
    others = [n for n in others if speakers.person(n) == speakers.participant]
    if len(others) < 2:
        return []
    return [
        Fault(
            row["file"],
            found=f"several speakers ({', '.join(others)}), all read as the participant",
            expected="one speaker besides the interviewer",
            mend="name interviewers in interviewer_labels, others in speaker_map",
        )
    ]
