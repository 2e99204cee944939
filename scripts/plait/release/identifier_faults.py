"""Find who could be known from what people wrote for the report."""

from collections.abc import Iterator, Mapping

from plait.deidentification.decisions import IDENTIFIERS, Decided
from plait.deidentification.identifiers import find_identifiers
from plait.errors import Fault

# References have addresses, and citations look like handles.
PUBLIC = ("url", "handle")
MEND = f"write it without, or accept it in {IDENTIFIERS}, with a reason"


def identifier_faults(texts: Mapping[str, object], decided: Decided) -> Iterator[Fault]:
    """Find direct identifiers, and names that the study lists, before the door.

    Parameters
    ----------
    texts : mapping
        Where a text stands, to the text or anything that holds texts.
    decided : Decided
        Names of the study, and what people decided on single strings.

    Yields
    ------
    Fault
        One a place and string, masked: a fault may be read by others.
    """
    names = decided.phrases()
    for place, text in texts.items():
        found = find_identifiers(str(text), names=names)
        for one in {f.text: f for f in found if f.kind not in PUBLIC}.values():
            decision = decided.on(one.text)
            if decision is None or decision.action != "accept":
                kind = one.kind.replace("_", " ")
                yield Fault(place, 0, "", f"a {kind}, {one.masked}",
                            "nothing that names someone", MEND)  # fmt: skip
