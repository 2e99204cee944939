"""The tables that leave through the door, by name."""

from plait.shapes.codings import RECOMMENDATIONS, THEMES
from plait.shapes.participation import (
    LOSSES,
    MISSING_PATTERNS,
    NORMS,
    PARTICIPATION,
)
from plait.shapes.questionnaires import ROWS_READ
from plait.shapes.release import CODES, FLOW, QUOTES, SCALES, WITHHELD
from plait.shapes.synthesis import ARGUMENT_FAULTS, PROPOSITIONS, STATEMENTS

RELEASED = {
    "argument_faults": ARGUMENT_FAULTS,
    "codes": CODES,
    "flow": FLOW,
    "losses": LOSSES,
    "missing_patterns": MISSING_PATTERNS,
    "norms": NORMS,
    "participation": PARTICIPATION,
    "propositions": PROPOSITIONS,
    "quotes": QUOTES,
    "recommendations": RECOMMENDATIONS,
    "rows_read": ROWS_READ,
    "scales": SCALES,
    "statements": STATEMENTS,
    "themes": THEMES,
    "withheld": WITHHELD,
}
