"""Tell where people cite a reference by its key."""

import re

# As pandoc reads keys; cross-references and addresses look the same.
KEY = re.compile(r"(?<![\w\\./])@(?!(?:tbl|fig|sec)-)(\w(?:[\w:.+/-]*\w)?)")
