"""The tables that leave through the door, by name."""

from plait.shapes.codings import RECOMMENDATIONS, THEMES
from plait.shapes.release import CODES, FLOW, QUOTES, SCALES, WITHHELD
from plait.shapes.synthesis import ARGUMENT_FAULTS, PROPOSITIONS, STATEMENTS

RELEASED = {
    "argument_faults": ARGUMENT_FAULTS,
    "codes": CODES,
    "flow": FLOW,
    "propositions": PROPOSITIONS,
    "quotes": QUOTES,
    "recommendations": RECOMMENDATIONS,
    "scales": SCALES,
    "statements": STATEMENTS,
    "themes": THEMES,
    "withheld": WITHHELD,
}
