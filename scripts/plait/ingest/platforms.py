"""Turn a table as a survey platform exports it into one row a response."""

from collections.abc import Callable
from dataclasses import dataclass

from plait.errors import Fault
from plait.ingest.platform_jisc import is_jisc, jisc_responses
from plait.ingest.platform_limesurvey import is_limesurvey, limesurvey_responses
from plait.ingest.platform_parts import plain
from plait.ingest.platform_qualtrics import (
    header_rows,
    is_qualtrics,
    qualtrics_responses,
)
from plait.ingest.platform_redcap import is_redcap, redcap_responses
from plait.ingest.tablefile import TableFile


@dataclass(frozen=True)
class Platform:
    """What is known of the exports of one survey platform.

    Parameters
    ----------
    name : str
        As people call it.
    signs : str
        What shows that a table comes from it.
    advice : str
        How to export again.
    recognises : callable
        TableFile to bool.
    responses : callable
        TableFile to TableFile.
    """

    name: str
    signs: str
    advice: str
    recognises: Callable[[TableFile], bool]
    responses: Callable[[TableFile], TableFile]


PLATFORMS = {
    "qualtrics": Platform(
        "Qualtrics", "columns such as StartDate, Finished and ResponseId",
        "export the responses as CSV with all fields", is_qualtrics,
        qualtrics_responses,
    ),
    "limesurvey": Platform(
        "LimeSurvey", "columns such as submitdate, lastpage and startlanguage",
        "export the responses as CSV, with question codes as headings", is_limesurvey,
        limesurvey_responses,
    ),
    "redcap": Platform(
        "REDCap", "redcap_event_name, or columns such as wellbeing_complete",
        "export the raw data as CSV, with variable names as headings", is_redcap,
        redcap_responses,
    ),
    "jisc": Platform(
        "Jisc Online Surveys", "a column Unique Response Number (or Response ID) and "
        "questions by number",
        "export all responses as CSV with question numbers", is_jisc, jisc_responses,
    ),
}  # fmt: skip
IDENTIFYING = {
    "ipaddress", "ipaddr", "recipientemail", "recipientfirstname", "recipientlastname",
    "recipientname", "locationlatitude", "locationlongitude", "latitude", "longitude",
    "email", "emailaddress", "yourname", "name", "firstname", "lastname", "surname",
    "forename", "fullname", "participantname", "participantemail", "phone",
    "phonenumber", "telephone", "mobile", "address", "postcode", "zipcode", "dob",
    "dateofbirth", "birthdate", "nhsnumber", "token", "refurl", "referrerurl",
    "useragent", "redcapsurveyidentifier", "startdate", "enddate", "recordeddate",
    "submitdate", "datesubmitted", "datestarted", "datestamp", "datelastaction",
    "completiondate", "completiontime", "datecompleted", "completedat", "submittedat",
    "submissiondate", "startedat",
}  # fmt: skip


def as_responses(file: TableFile, platform: str) -> TableFile:
    """Take away what a platform puts around the responses.

    Parameters
    ----------
    file : TableFile
        As read, with one header row.
    platform : {"plain", "limesurvey", "qualtrics", "redcap", "jisc"}
        Where it comes from.

    Returns
    -------
    TableFile
        One row a response (in REDCap: a record and event). A table that does not
        look like what it is said to be stays as it is, with a fault that says what
        it looks like.
    """
    if platform == "plain":
        file.faults += [_with_headers(file)] if header_rows(file) else []
        return file
    known = PLATFORMS[platform]
    if known.recognises(file):
        return known.responses(file)
    file.faults.append(_other(file, known))
    return file


def _with_headers(file: TableFile) -> Fault:
    mend = "write from: qualtrics for this questionnaire in study.yaml"
    return Fault(file.shown, int(file.lines[0]), "", "a second header row, as in an "
                 "export of Qualtrics", "answers below the names of the columns",
                 mend)  # fmt: skip


def _other(file: TableFile, known: Platform) -> Fault:
    like = [(key, p.name) for key, p in PLATFORMS.items() if p.recognises(file)]
    looks = f"an export of {like[0][1]}" if like else "a plain table"
    instead = like[0][0] if like else "plain"
    found = f"no sign of {known.name}: it looks like {looks}"
    mend = f"write from: {instead} in study.yaml, or {known.advice}"
    return Fault(file.shown, 0, "", found, known.signs, mend)


def identifying_columns(file: TableFile) -> list[str]:
    """List the columns that identify people or say when they answered.

    Parameters
    ----------
    file : TableFile
        As `as_responses` gives it, or any other.

    Returns
    -------
    list of str
        Names in the order of the file: addresses, names, places, dates of birth,
        access codes and time stamps. What stands in them is no answer: unless a
        study names one as the participant or the time, they are not to be read on,
        nor written anywhere.
    """
    # ASSUME a column identifies people if its name or label is one of the words that
    # survey platforms and teams use for it; the contents are not looked at.
    return [name for name in file.columns
            if {plain(name), plain(file.labels.get(name, ""))} & IDENTIFYING
            or (name.startswith("redcap_") and name.endswith("_identifier"))
            or name.endswith("_timestamp")]  # fmt: skip
