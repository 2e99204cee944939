"""The marks in prose that a number or a construct is written through."""

import re
from collections.abc import Iterator

from plait.errors import Fault
from plait.synthesis.claims import Claims

MARK = re.compile(r"\{(finding|construct):([^}\s]+)\}")


def mark_faults(claims: Claims, findings: set[str]) -> Iterator[Fault]:
    """List the marks of the argument that lead nowhere.

    Parameters
    ----------
    claims : Claims
        With the argument and the constructs.
    findings : set of str
        Every finding id.

    Yields
    ------
    Fault
        With the line in synthesis/argument.md.
    """
    known = {
        "finding": findings,
        "construct": {construct["id"] for construct in claims.constructs.data},
    }
    for line, text in enumerate(claims.argument.splitlines(), start=1):
        for kind, name in MARK.findall(text):
            if name not in known[kind]:
                yield Fault("synthesis/argument.md", line, "", f"{{{kind}:{name}}}",
                            f"a {kind} that there is", "correct the id")  # fmt: skip
