"""The tables that leave through the door, by name."""

from plait.shapes.argument import (
    CONSTRUCTS,
    CRITIQUE_NOTES,
    EARLIER_WORDINGS,
    REFLEXIVE_MEMOS,
    RELATIONS,
    VERSION_CHANGES,
    VERSIONS,
)
from plait.shapes.checklists import CHECKLISTS
from plait.shapes.codings import RECOMMENDATIONS, THEMES
from plait.shapes.joint import JOINT
from plait.shapes.participation import (
    LOSSES,
    MISSING_PATTERNS,
    NORMS,
    PARTICIPATION,
)
from plait.shapes.patterns import CO_OCCURRENCE, MEMO_COUNTS, SATURATION
from plait.shapes.protocol import DEVIATIONS
from plait.shapes.questionnaires import ROWS_READ
from plait.shapes.release import CODES, FLOW, QUOTES, SCALES, WITHHELD
from plait.shapes.synthesis import ARGUMENT_FAULTS, PROPOSITIONS, STATEMENTS
from plait.shapes.trail import THEME_TRAIL

RELEASED = {
    "argument_faults": ARGUMENT_FAULTS,
    "checklists": CHECKLISTS,
    "co_occurrence": CO_OCCURRENCE,
    "codes": CODES,
    "constructs": CONSTRUCTS,
    "critique_notes": CRITIQUE_NOTES,
    "deviations": DEVIATIONS,
    "earlier_wordings": EARLIER_WORDINGS,
    "flow": FLOW,
    "joint_means": JOINT["joint_means"],
    "joint_people": JOINT["joint_people"],
    "joint_themes": JOINT["joint_themes"],
    "joint_times": JOINT["joint_times"],
    "losses": LOSSES,
    "memo_counts": MEMO_COUNTS,
    "missing_patterns": MISSING_PATTERNS,
    "norms": NORMS,
    "participation": PARTICIPATION,
    "propositions": PROPOSITIONS,
    "quotes": QUOTES,
    "ratings": JOINT["ratings"],
    "recommendations": RECOMMENDATIONS,
    "reflexive_memos": REFLEXIVE_MEMOS,
    "relations": RELATIONS,
    "rows_read": ROWS_READ,
    "saturation": SATURATION,
    "scales": SCALES,
    "statements": STATEMENTS,
    "theme_trail": THEME_TRAIL,
    "themes": THEMES,
    "version_changes": VERSION_CHANGES,
    "versions": VERSIONS,
    "withheld": WITHHELD,
}
