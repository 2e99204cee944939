"""Say in plain words what a YAML parser stumbled over."""

import yaml

UNKNOWN = "text that is not YAML"
LEFT_OPEN = {
    "did not find expected ',' or ']'": "a [ without its ], or a comma left out",
    "did not find expected ',' or '}'":
        "a { without its }, a comma left out, or text with braces that is not in quotes",
    "found unexpected end of stream": "a quote that is not closed",
}  # fmt: skip
WORDS = LEFT_OPEN | {
    "did not find expected node content": "a comma or a bracket in place of a value",
    "mapping values are not allowed in this context":
        "a colon where none can stand: in text that is not in quotes, or in a line "
        "that is indented too far",
    "could not find expected ':'": "a key without a colon and a space after it",
    "did not find expected key":
        "a line that does not belong here: indented unlike the others, or with text "
        "after a closing quote",
    "did not find expected '-' indicator": "a line without a dash in a list",
    "block sequence entries are not allowed in this context":
        "a dash after a key: a list begins in a line of its own",
    "found character that cannot start any token":
        "a tab, or text that begins with %, @ or ` and is not in quotes",
    "found a tab character that violates indentation": "a tab in place of spaces",
    "did not find expected alphabetic or numeric character":
        "text that begins with * or & and is not in quotes",
    "found undefined alias": "text that begins with * and is not in quotes",
    "second occurrence": "the same anchor (&) twice",
    "found unknown escape character":
        "a backslash in double quotes: single quotes keep it as it is",
    "did not find expected comment or line break": "text in the line of a | or >",
    "but found another document": "a second document, after a line ---",
    "did not find expected <document start>": "text after a line ..., which ends a file",
    "control characters are not allowed": "a character that is no text",
}  # fmt: skip


def problem_words(error: yaml.YAMLError) -> str:
    """Say what is wrong with a text that is not YAML.

    Parameters
    ----------
    error : YAMLError
        As the parser of libyaml raises it.

    Returns
    -------
    str
        What was found, with the line where a bracket or a quote was opened; a
        general word for a problem that is not known.
    """
    problem = getattr(error, "problem", None) or getattr(error, "reason", None)
    said = WORDS.get(problem, UNKNOWN)
    if problem in LEFT_OPEN:
        return f"{said} (opened in line {error.context_mark.line + 1})"
    return said
