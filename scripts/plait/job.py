"""What every rule's script does around its work: log, warn, fail in plain words."""

import logging
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plait.errors import StudyError

HOME = Path(__file__).parents[2]


@contextmanager
def job(snakemake: object) -> Iterator[None]:
    """Run a rule's script with its log; a fault of the study ends without traceback.

    The log holds what people wrote, so it is a restricted file.

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
    logging.basicConfig(
        filename=log, filemode="w", format="%(levelname)s %(message)s", force=True
    )
    logging.captureWarnings(True)
    _refuse_other_checkout(Path(snakemake.scriptdir).resolve().parent)
    try:
        yield
    except StudyError as error:
        logging.error("%s", error)
        sys.exit(1)
    except Exception:
        logging.error("a bug in plait, not a fault of the study")
        logging.error("%s", traceback.format_exc())
        sys.exit(1)
    finally:
        logging.shutdown()


def _refuse_other_checkout(checkout: Path) -> None:
    if checkout != HOME.resolve():
        logging.error("plait was imported from another checkout than the rule's")
        logging.error("run `make environment` in the checkout whose Snakefile you use")
        sys.exit(1)
