"""The tables that leave through the door, by name."""

from plait.shapes.codings import RECOMMENDATIONS, THEMES
from plait.shapes.participation import (
    LOSSES,
    MISSING_PATTERNS,
    NORMS,
    PARTICIPATION,
)
from plait.shapes.patterns import CO_OCCURRENCE, MEMO_COUNTS, SATURATION
from plait.shapes.questionnaires import ROWS_READ
from plait.shapes.release import CODES, FLOW, QUOTES, SCALES, WITHHELD
from plait.shapes.synthesis import ARGUMENT_FAULTS, PROPOSITIONS, STATEMENTS
from plait.shapes.trail import THEME_TRAIL

RELEASED = {
    "argument_faults": ARGUMENT_FAULTS,
    "co_occurrence": CO_OCCURRENCE,
    "codes": CODES,
    "flow": FLOW,
    "losses": LOSSES,
    "memo_counts": MEMO_COUNTS,
    "missing_patterns": MISSING_PATTERNS,
    "norms": NORMS,
    "participation": PARTICIPATION,
    "propositions": PROPOSITIONS,
    "quotes": QUOTES,
    "recommendations": RECOMMENDATIONS,
    "rows_read": ROWS_READ,
    "saturation": SATURATION,
    "scales": SCALES,
    "statements": STATEMENTS,
    "theme_trail": THEME_TRAIL,
    "themes": THEMES,
    "withheld": WITHHELD,
}
