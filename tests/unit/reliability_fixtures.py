"""Answers of invented people for the tests of reliability."""

from plait.quantitative.complete_answers import complete_answers
from plait.quantitative.plan import Plan
from plait.quantitative.spread import spread
from plait.shapes.questionnaires import ANSWERS


def instrument(ids, **scale):
    """Make an instrument of one scale, items answered from 1 to 5."""
    about = {"id": "total", "items": ids, "reverse": [], "score": "sum",
             "rescale_items": False, **scale}  # fmt: skip
    return {"id": "made", "source": "made.yaml", "scales": [about],
            "items": {"ids": ids, "low": 1, "high": 5}}  # fmt: skip


def found(measure, people, *, times=("t1",), **scale):
    """Estimate of the answers of people, a list each; None where one is missing."""
    items = [str(item + 1) for item in range(len(people[0]))]
    rows = ANSWERS.frame(
        {"participant": f"P{person:03}", "time": "t1", "instrument": "made",
         "item": item, "level": "item", "answer": answer, "file": "f", "line": person}
        for person, answers in enumerate(people)
        for item, answer in zip(items, answers, strict=True)
    )  # fmt: skip
    plan = Plan({"made": instrument(items, **scale)}, times=list(times))
    return measure(complete_answers(spread(rows), plan), level=plan.level)
