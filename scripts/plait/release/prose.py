"""Take what people wrote around the tables through the door."""

from plait.ingest.yamlfile import YamlFile
from plait.release.limits import is_few, limits_of
from plait.synthesis.claims import Claims


def release_prose(claims: Claims, workshops: list[YamlFile], profile: dict) -> dict:
    """Give the argument, questions, constructs and workshops for the report.

    Parameters
    ----------
    claims : Claims
        As read.
    workshops : list of YamlFile
        One a workshop.
    profile : dict
        Who was present follows the profile's qualitative key.

    Returns
    -------
    dict
        `argument` (markdown), `questions`, `constructs`, `workshops`; a count of
        too few people present is None.
    """
    return {
        "argument": claims.argument,
        "questions": claims.questions.data,
        "constructs": claims.constructs.data,
        "workshops": [_workshop(file.data, profile) for file in workshops],
    }


def _workshop(workshop: dict, profile: dict) -> dict:
    limits = limits_of(profile, "qualitative")
    present = {
        role: None if is_few(count, limits) else count
        for role, count in workshop.get("present", {}).items()
    }
    return {
        "id": workshop["id"],
        "kind": workshop["kind"],
        "date": workshop["date"],
        "present": present,
        "actions": len(workshop.get("actions", [])),
        "recommendations": len(workshop.get("recommendations", [])),
    }
