"""Parameters of the rules are told, but never who took part or what their files are called."""

from types import SimpleNamespace

from plait.provenance.parameters import open_parameters, open_steps


class Files(list):
    def __init__(self, **named):
        self.named = named
        flat = [[v] if isinstance(v, str) or callable(v) else v for v in named.values()]
        super().__init__(path for paths in flat for path in paths)

    def items(self):
        return self.named.items()


def test_what_may_be_told_is_told_and_the_rest_only_named():
    told = open_parameters({"code": "12ab", "seed": 1, "participants": ["P01", "P02"],
                            "study": {"times": ["t1"], "documents": [{"file": "jane.docx"}]},
                            "plan": {"contrasts": []}})  # fmt: skip
    assert told == {"contrasts": [], "seed": 1, "times": ["t1"],
                    "not_told": ["documents", "participants"]}  # fmt: skip


def test_instruments_and_norms_are_told_by_id_without_the_place_of_their_files():
    told = open_parameters(
        {"instruments": {"b": "/home/x/b.yaml", "a": "/home/x/a.yaml"}}
    )
    assert told == {"instruments": ["a", "b"]}


def test_nothing_that_is_no_plain_value_is_told():
    assert open_parameters({"times": {"t1": object()}, "seed": 1}) == {"seed": 1}


def test_a_step_tells_results_by_path_and_all_else_by_name():
    rule = SimpleNamespace(
        input=Files(questionnaires=["data/jane.csv"], transcripts=lambda wildcards: [],
                    scores="results/restricted/scores.parquet", people=[]),
        output=Files(turns=r"results/restricted/turns_{batch,\d+}.parquet"),
        params=SimpleNamespace(items=lambda: [("seed", 1)]),
    )  # fmt: skip
    assert open_steps({"a_rule": rule}) == {"a_rule": {
        "reads": ["results/restricted/scores.parquet"],
        "takes": ["questionnaires", "transcripts"],
        "writes": ["results/restricted/turns_*.parquet"],
        "parameters": {"seed": 1},
    }}  # fmt: skip
