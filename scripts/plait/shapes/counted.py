"""Which columns of the released tables count people, or what people said."""

# The one place that says so: suppression has a table's own rules, but whatever stands
# here is rounded where the profile rounds, and compared with earlier releases.
# Strand whose limits hold, by table and column; `both` where numbers meet words.
COUNTED = {
    "findings": {"n": "own", "n_smallest": "own"},
    "flow": {
        "enrolled": "quantitative", "answered": "quantitative", "left": "quantitative",
        "not_answered": "quantitative", "withdrawn": "quantitative",
        "interviewed": "qualitative", "quoted": "qualitative",
    },
    "participation": dict.fromkeys(("enrolled", "answered", "scored"), "quantitative"),
    "losses": {"n": "quantitative"},
    "missing_patterns": {"n": "quantitative"},
    "rows_read": {"people": "quantitative"},
    "co_occurrence": {"people": "qualitative", "units": "qualitative"},
    "saturation": {"people": "qualitative"},
    "joint_means": {"n": "both"},
    "joint_people": {"n": "both"},
    "joint_themes": {"people": "both", "spoke": "both"},
    "joint_times": {"n": "released"},
}  # fmt: skip

# Whole numbers that count nobody: places, codes, published samples, what the team wrote.
NOT_COUNTED = {
    "": {"place", "line", "stage", "display", "pairing", "priority", "mean_decimals",
         "sd_decimals"},
    "relations": {"n_for", "n_against"},
    "norms": {"n"},
    "rows_read": {"n"},
    "memo_counts": {"memos"},
    "versions": {"words"},
    "saturation": {"run_length", "first", "last", "new_codes", "base", "base_codes"},
}  # fmt: skip

# Rows of a table whose counts are not of people: column, and what stands in it then.
NOT_PEOPLE = {
    "rows_read": (
        "what",
        ("columns_used", "columns_left_out", "recoded", "recoded_missing", "encoding"),
    )
}

# What is told as the difference of two counts is the difference of the rounded ones.
DIFFERENCES = {"flow": {"not_answered": ("enrolled", "answered")}}
