"""Write what went through the door, each output with a file beside it that describes it."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace

import pandas as pd

from plait.provenance.jsonfile import write_json
from plait.release.released import RELEASED
from plait.release.sidecars import Checked, sidecar
from plait.release.table_workbook import write_table_workbook
from plait.shapes.findings import FINDINGS
from plait.shapes.shape import Shape
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
        `findings` (Parquet), `findings_csv`, `findings_workbook`, `findings_sidecar`;
        the last two are left out where empty.
    checked : Checked
        Profile, reviews and exceptions of all outputs.
    """
    for path in (out.findings, out.findings_csv):
        write_frame(findings, path, FINDINGS)
    if out.findings_workbook:
        files = out.findings_workbook, out.findings_sidecar
        _describe(findings, FINDINGS, files, checked)


def write_tables(
    tables: Mapping[str, pd.DataFrame], out: SimpleNamespace, checked: Checked
) -> None:
    """Write the released tables, each as CSV and workbook with its description.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        As in `RELEASED`.
    out : namespace
        `tables`, `workbooks` and `sidecars`, each in the order of `RELEASED`; the last
        two are left out where empty.
    checked : Checked
        Profile, reviews and exceptions of all outputs.
    """
    for (name, shape), path in zip(RELEASED.items(), out.tables, strict=True):
        write_frame(tables[name], path, shape)
    if out.workbooks:
        for (name, shape), *files in zip(
            RELEASED.items(), out.workbooks, out.sidecars, strict=True
        ):
            _describe(tables[name], shape, files, checked)


def _describe(
    frame: pd.DataFrame, shape: Shape, files: Sequence[str], checked: Checked
) -> None:
    workbook, beside = files
    write_table_workbook(frame, workbook, shape, profile=checked.profile["id"])
    write_json(sidecar(shape, frame, checked), beside)
