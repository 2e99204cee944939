"""Parts of a table are worked on side by side, and stay in their order."""

import threading
import time

import pytest

from plait.threads import in_order


def test_what_comes_of_parts_stands_in_the_order_of_the_parts():
    def work(part: int) -> int:
        time.sleep(0.02 if part == 0 else 0)
        return part * part

    assert list(in_order(work, range(40))) == [part * part for part in range(40)]


@pytest.mark.parametrize("parts", [[], [3]])
def test_one_part_is_not_shared_out(parts):
    names = in_order(lambda _: threading.current_thread(), parts)
    assert set(names) <= {threading.main_thread()}


def test_parts_are_taken_a_few_at_a_time():
    taken = []
    parts = (taken.append(part) or part for part in range(10_000))
    assert next(in_order(lambda part: part, parts)) == 0
    assert len(taken) < 10_000


def test_a_mistake_in_a_part_is_raised():
    with pytest.raises(ZeroDivisionError):
        list(in_order(lambda part: 1 / part, [1, 0, 2]))
