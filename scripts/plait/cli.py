"""The command `plait`: what a person does with a study besides running it."""

import argparse
import os
import sys

from plait.commands.agree import add_to as add_agree
from plait.commands.check import add_to as add_check
from plait.commands.checklist import add_to as add_checklist
from plait.commands.codebook import add_to as add_codebook
from plait.commands.concordance import add_to as add_concordance
from plait.commands.decide import add_to as add_decide
from plait.commands.identifiers import add_to as add_identifiers
from plait.commands.keep import add_to as add_keep
from plait.commands.review import add_to as add_review
from plait.commands.thread import add_to as add_thread
from plait.commands.watch import add_to as add_watch

# Each adds its command; in the order of the help.
COMMANDS = (
    add_check,
    add_codebook,
    add_review,
    add_decide,
    add_identifiers,
    add_thread,
    add_checklist,
    add_concordance,
    add_agree,
    add_keep,
    add_watch,
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments : list of str, optional
        Words after `plait`; those of the command line by default.

    Returns
    -------
    int
        0 where all is well, 1 where the study has faults.
    """
    words = _parser().parse_args(arguments)
    try:
        code = words.run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        # whoever reads along, as `head` does, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="plait", description=sys.modules[__name__].__doc__
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    for add in COMMANDS:
        add(commands)
    return parser
