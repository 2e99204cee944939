"""What every rule's script does around its work: log, warn, fail in plain words."""

import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plait.disk import disk_fault
from plait.errors import StudyError
from plait.one_run import step_at_work

HOME = Path(__file__).parents[2]


@contextmanager
def job(snakemake: object) -> Iterator[None]:
    """Run a rule's script with its log; a fault of the study ends without traceback.

    The log holds what people wrote, so it is a restricted file. What stops the script is
    told on the screen too: Snakemake, which keeps a log elsewhere, never hears it.

    Parameters
    ----------
    snakemake : object
        As Snakemake gives it to a script: `log`, `scriptdir`.

    Yields
    ------
    None
        For a `with` statement.

    Raises
    ------
    SystemExit
        Where the study has faults, where plait comes from another checkout than
        the rule, and, with the traceback in the log, for a bug.
    """
    log = Path(str(snakemake.log[0]))
    log.parent.mkdir(parents=True, exist_ok=True)
    logging.raiseExceptions = False  # a log that cannot be written stops nothing
    logging.basicConfig(
        filename=log, filemode="w", format="%(levelname)s %(message)s", force=True
    )
    logging.captureWarnings(True)
    _refuse_other_checkout(Path(snakemake.scriptdir).resolve().parent)
    try:
        with step_at_work(Path()):
            yield
    except Exception as error:
        _tell(error, log)
        sys.exit(1)
    finally:
        logging.shutdown()


def _tell(error: Exception, log: Path) -> None:
    told = error if isinstance(error, StudyError) else disk_fault(error)
    if told:
        logging.error("%s", told)
        print(told, file=sys.stderr)
        return
    logging.error("a bug in plait, not a fault of the study")
    logging.error("%s", traceback.format_exc())
    print(f"a bug in plait, not a fault of the study: see {log}", file=sys.stderr)


def _refuse_other_checkout(checkout: Path) -> None:
    if checkout != HOME.resolve():
        told = (
            "plait was imported from another checkout than the rule's\n"
            "  run `make environment` in the checkout whose Snakefile you use"
        )
        logging.error(told)
        sys.exit(told)
