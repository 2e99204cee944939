"""Tell where every construct came from."""

from collections.abc import Iterator, Mapping

from plait.errors import Fault
from plait.ingest.yamlfile import YamlFile
from plait.synthesis.naming import kinds_of, nearest_id
from plait.synthesis.relations import ring_fault
from plait.synthesis.rings import rings

EXPECTED = "the id of a code, a theme or a construct, or the key of a reference"
MEND = "correct the id; where two kinds share it, write the kind first, as theme:pay"


def construct_rows(constructs: list[dict], known: Mapping[str, set[str]]) -> list[dict]:
    """Give constructs as rows.

    Parameters
    ----------
    constructs : list of dict
        As constructs.yaml has them.
    known : mapping of str to set of str
        `theme`, `code`, `construct` and `reference` to their ids.

    Returns
    -------
    list of dict
        For the shape CONSTRUCTS, without `news`; an origin that is not known is
        left out.
    """
    rows = []
    for place, one in enumerate(constructs, start=1):
        row = {key: one.get(key) for key in ("name", "kind", "definition", "since")}
        named = [kinds_of(entry, known) for entry in one.get("from", [])]
        origins = "; ".join(f"{k[0]}:{name}" for k, name in named if len(k) == 1)
        rows.append(row | {"place": place, "construct": one["id"], "origins": origins or None})  # fmt: skip
    return rows


def construct_faults(
    file: YamlFile, known: Mapping[str, set[str]]
) -> Iterator[tuple[str, Fault]]:
    """List what is wrong with where constructs came from.

    Parameters
    ----------
    file : YamlFile
        constructs.yaml.
    known : mapping of str to set of str
        `theme`, `code`, `construct` and `reference` to their ids.

    Yields
    ------
    str
        Construct id.
    Fault
        An origin that nothing has, or that could be two things; constructs that
        were made of each other in a ring, told once for the whole ring.
    """
    arrows: dict[tuple[str, str], tuple] = {}
    for i, one in enumerate(file.data):
        for k, entry in enumerate(one.get("from", [])):
            kinds, name = kinds_of(entry, known)
            keys = (i, "from", k)
            if len(kinds) != 1:
                yield one["id"], _origin_fault(file, keys, entry, known)
            elif kinds == ["construct"]:
                arrows.setdefault((one["id"], name), keys)
    for name in dict.fromkeys(a for a, b in arrows if a == b):
        yield name, ring_fault(file, arrows[name, name], [name], "comes from")
    for ring in rings(arrows):
        keys = arrows[ring[0], ring[1]]
        yield ring[0], ring_fault(file, keys, ring, "comes from")


def _origin_fault(
    file: YamlFile, keys: tuple, entry: str, known: Mapping[str, set[str]]
) -> Fault:
    kinds, _ = kinds_of(entry, known)
    found = f"{entry}, which nothing has{nearest_id(entry, known)}"
    if kinds:
        found = f"{entry}, which is {' and '.join(f'a {kind}' for kind in kinds)}"
    return file.fault(keys, found, EXPECTED, MEND)
