"""Tell a candidate from a release: two people have approved exactly these bytes."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from plait.errors import Fault
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import YamlFile, read_yaml
from plait.release.claims import id_faults

APPROVAL = "release/approval.yaml"
CANDIDATE, RELEASE = "candidate", "release"


def read_approval(path: str, *, folder: str = ".") -> tuple[dict, list[Fault]]:
    """Read release/approval.yaml.

    Parameters
    ----------
    path : str
        From the study folder; "" where there is none.
    folder : str, default "."
        Study folder.

    Returns
    -------
    approval : dict
        `digest`, `approved_by`, `on`; empty where there is none, or faults.
    faults : list of Fault
        What does not follow the schema, or one person twice.
    """
    if not path:
        return {}, []
    file = read_yaml(str(Path(folder, path)), shown=path)
    faults = file.faults or schema_faults(file, load_schema("approval"))
    faults = faults or [*_alone(file)]
    return ({} if faults else file.data), faults


def _alone(file: YamlFile) -> Iterator[Fault]:
    """Find an approval by one person: a second pair of eyes is the point of it."""
    people = [
        (row.get("name", "").casefold(), row["role"].casefold())
        for row in file.data["approved_by"]
    ]
    names = [name for name, _ in people if name]
    if len(set(people)) < len(people) or len(set(names)) < len(names):
        yield file.fault(("approved_by",), "the same person twice", "two people",
                         "let a second person look at the candidate and approve it")  # fmt: skip


def release_digest(paths: Sequence[str], *, root: str) -> str:
    """Digest what two people approve.

    Parameters
    ----------
    paths : sequence of str
        Released findings, tables and prose; figures and reports are made of these
        alone.
    root : str
        Folder that their names are told from.

    Returns
    -------
    str
        SHA-256 over the sorted names and SHA-256 of the files, 64 hexadecimal digits.
    """
    named = {Path(path).relative_to(root).as_posix(): path for path in paths}
    return digest_of({name: Path(path).read_bytes() for name, path in named.items()})


def digest_of(contents: Mapping[str, bytes]) -> str:
    """Digest what two people approve, once it is read.

    Parameters
    ----------
    contents : mapping of str to bytes
        Name in results/shareable to content.

    Returns
    -------
    str
        As `release_digest`.
    """
    lines = [
        f"{name} {hashlib.sha256(contents[name]).hexdigest()}\n"
        for name in sorted(contents)
    ]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def release_state(
    digest: str, approval: Mapping, reviews: Sequence[Mapping], *, ids: Sequence[str] = ()
) -> dict:  # fmt: skip
    """Say whether this is a candidate or a release, and why.

    Parameters
    ----------
    digest : str
        Of what would leave now.
    approval : mapping
        As `read_approval` gives it.
    reviews : sequence of mapping
        What waits for a person: `output`, `id`, `reason`.
    ids : sequence of str
        Participants' ids: none may stand in the approval, since it leaves.

    Returns
    -------
    dict
        `state` (candidate or release), `digest`, `why`, `reviews`; of a release also
        `on` and `approved_by`.
    """
    faults = [*id_faults({APPROVAL: dict(approval)}, list(ids))]
    told = {"digest": digest, "reviews": [dict(row) for row in reviews]}
    if not approval:
        return {"state": CANDIDATE, "why": "nobody has approved it yet"} | told
    if faults:
        return {
            "state": CANDIDATE,
            "why": f"{APPROVAL} holds a participant's id",
        } | told
    if approval["digest"] != digest:
        why = (
            "what two people approved was another version: something has changed since"
        )
        return {"state": CANDIDATE, "why": why} | told
    if reviews:
        return {"state": CANDIDATE, "why": "it is approved, and yet something waits to be looked at"} | told  # fmt: skip
    who = {key: approval[key] for key in ("on", "approved_by")}
    return {"state": RELEASE, "why": "two people approved exactly this"} | who | told
