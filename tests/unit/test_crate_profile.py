"""The crate of a run passes the validator of its profile, offline."""

from pathlib import Path

import pytest
import requests
import rocrate
from provenance_fixtures import write_run
from requests_cache import CachedSession
from rocrate_validator.models import Severity, ValidationSettings
from rocrate_validator.services import validate
from urllib3 import HTTPResponse

CONTEXT = Path(rocrate.__file__).parent / "data/ro-crate.jsonld"
# This check asks of every program, the workflow's own file among them, that its id begins
# with http: a crate that holds its workflow, as the profile wants it, cannot pass.
NOT_FOR_FILES = ["process-run-crate-0.5_5.1"]


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """Fill the validator's cache with the context that the crate library ships."""
    path = str(tmp_path_factory.mktemp("cache") / "pages")
    session = CachedSession(cache_name=path, backend="sqlite", expire_after=-1)
    for version in ("1.1", "1.2", "1.3"):
        content = CONTEXT.read_bytes()
        if version == "1.1":  # whose terms of Bioschemas have other addresses
            content = content.replace(b"bioschemas.org/terms/", b"bioschemas.org/")
        page = requests.Response()
        page.status_code, page._content = 200, content
        page.url = f"https://w3id.org/ro/crate/{version}/context"
        page.headers["Content-Type"] = "application/ld+json"
        page.request = requests.Request("GET", page.url).prepare()
        page.raw = HTTPResponse(body=b"", status=200, request_url=page.url)
        session.cache.save_response(page, session.cache.create_key(page.request))
    session.close()
    return path


def test_a_crate_has_all_that_its_profile_requires_and_recommends(tmp_path, cache):
    folder = tmp_path / "shareable"
    files = {"findings.csv": "a", "tables/a.csv": "b", "report/report.html": "c"}
    write_run(folder, files)
    (folder / "bundle.zip").unlink()
    result = validate(ValidationSettings(
        rocrate_uri=str(folder), profile_identifier="provenance-run-crate",
        requirement_severity=Severity.RECOMMENDED, offline=True, cache_path=cache,
        skip_checks=NOT_FOR_FILES,
    ))  # fmt: skip
    assert [f"{i.check.identifier}: {i.message}" for i in result.get_issues()] == []
    assert result.passed()
