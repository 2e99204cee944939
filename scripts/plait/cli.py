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
from plait.commands.freeze import add_to as add_freeze
from plait.commands.identifiers import add_to as add_identifiers
from plait.commands.keep import add_to as add_keep
from plait.commands.new import add_to as add_new
from plait.commands.pool import add_to as add_pool
from plait.commands.release import add_to as add_release
from plait.commands.review import add_to as add_review
from plait.commands.sign import add_to as add_sign
from plait.commands.thread import add_to as add_thread
from plait.commands.trace import add_to as add_trace
from plait.commands.verify import add_to as add_verify
from plait.commands.watch import add_to as add_watch
from plait.commands.withdraw import add_to as add_withdraw
from plait.disk import disk_fault
from plait.errors import StudyError

# Each adds its command; in the order of the help.
COMMANDS = (
    add_new,
    add_check,
    add_freeze,
    add_codebook,
    add_review,
    add_decide,
    add_identifiers,
    add_thread,
    add_trace,
    add_checklist,
    add_concordance,
    add_agree,
    add_keep,
    add_release,
    add_watch,
    add_verify,
    add_sign,
    add_pool,
    add_withdraw,
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
    except StudyError as error:
        print(error)
        return 1
    except OSError as error:
        fault = disk_fault(error)
        if fault is None:
            raise
        print(fault)
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
