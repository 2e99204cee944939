"""Say at the top of a report whether it is a release, or still a candidate for one."""

from plait.report.escape import escape_markdown
from plait.report.inputs import ReportInputs
from plait.report.wording import counted, joined

CANDIDATE = "candidate"


def release_parts(inputs: ReportInputs) -> dict[str, str]:
    """Set the notice on the state of a release, and the exceptions that were made.

    Parameters
    ----------
    inputs : ReportInputs
        `release` in the record of the run; `exceptions` in the prose.

    Returns
    -------
    dict of str to str
        `release-state`, `disclosure-rules` and `exceptions`; "" where the record tells nothing of it.
    """
    state = inputs.record.get("release", {})
    rows = inputs.prose.get("exceptions") or []
    return {
        "release-state": _state(state) if state else "",
        "disclosure-rules": escape_markdown(" ".join(state.get("rules", []))),
        "exceptions": _exceptions(rows) if rows else "",
    }


def release_notice(record: dict) -> str:
    """Say in one sentence that nobody has approved this yet.

    Parameters
    ----------
    record : dict
        Of the run.

    Returns
    -------
    str
        Plain text; "" of a release, or where the record tells nothing of it.
    """
    state = record.get("release", {})
    if state.get("state") != CANDIDATE:
        return ""
    return f"Candidate for release, not to be passed on: {state['why']}."


def _state(state: dict) -> str:
    if state["state"] == CANDIDATE:
        return _callout("warning", "Candidate for release: not to be passed on", _waiting(state))  # fmt: skip
    who = joined([_approver(one) for one in state["approved_by"]], ",")
    on = escape_markdown(str(state["on"]))
    return f"Approved for release on {on} by {who}; digest `{state['digest'][:16]}`."


def _waiting(state: dict) -> str:
    said = [
        "Every number and quote passed the checks of the disclosure profile, and yet this"
        f" is no release: {escape_markdown(state['why'])}."
    ]
    waiting = counted(len(state.get("reviews", [])), "thing")
    if state.get("reviews"):
        said.append(f"A person must look at {waiting} first.")
    said.append(f"Digest of the candidate: `{state['digest'][:16]}`.")
    return " ".join(said)


def _approver(one: dict) -> str:
    role, name = (escape_markdown(str(one.get(key, ""))) for key in ("role", "name"))
    return f"{name} ({role})" if name else role


def _exceptions(rows: list[dict]) -> str:
    """List what was let through although a rule would hold it back, or was looked at."""
    told = [
        f"- {escape_markdown(row['output'])}, {escape_markdown(row['id'])}: "
        f"{escape_markdown(row['reason'])} ({escape_markdown(row['who'])}, "
        f"{escape_markdown(str(row['when']))})"
        for row in rows
    ]
    lead = "A person looked at the following and let it through, for the reason given:"
    return "\n".join([lead, "", *told])


def _callout(kind: str, title: str, text: str) -> str:
    return f'::: {{.callout-{kind} title="{title}" icon=false}}\n\n{text}\n\n:::'
