"""Write what went through the door, each output with a file beside it that describes it."""

from collections.abc import Mapping
from types import SimpleNamespace

import pandas as pd

from plait.provenance.jsonfile import write_json
from plait.release.released import RELEASED
from plait.release.sidecars import Checked, sidecar
from plait.release.table_workbook import write_table_workbook
from plait.shapes.findings import FINDINGS
from plait.shapes.tables import write_frame


def write_findings(
    findings: pd.DataFrame, out: SimpleNamespace, checked: Checked
) -> None:
    """Write the findings in every form.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        In the shape FINDINGS, as released.
    out : namespace
        `findings` (Parquet), `findings_csv`, `findings_workbook`, `findings_sidecar`.
    checked : Checked
        Profile, reviews and exceptions of all outputs.
    """
    for path in (out.findings, out.findings_csv):
        write_frame(findings, path, FINDINGS)
    profile = checked.profile["id"]
    write_table_workbook(findings, out.findings_workbook, FINDINGS, profile=profile)
    write_json(sidecar(FINDINGS, findings, checked), out.findings_sidecar)


def write_tables(
    tables: Mapping[str, pd.DataFrame], out: SimpleNamespace, checked: Checked
) -> None:
    """Write the released tables, each as CSV and workbook with its description.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        As in `RELEASED`.
    out : namespace
        `tables`, `workbooks` and `sidecars`, each in the order of `RELEASED`.
    checked : Checked
        Profile, reviews and exceptions of all outputs.
    """
    profile = checked.profile["id"]
    files = (out.tables, out.workbooks, out.sidecars)
    for (name, shape), path, workbook, beside in zip(
        RELEASED.items(), *files, strict=True
    ):
        write_frame(tables[name], path, shape)
        write_table_workbook(tables[name], workbook, shape, profile=profile)
        write_json(sidecar(shape, tables[name], checked), beside)
