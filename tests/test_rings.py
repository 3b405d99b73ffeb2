"""Python does not look for rings while an answer is worked out, and does so again afterwards."""

import gc
import subprocess
import sys
from collections.abc import Iterator
from threading import Event, Thread

import pytest

from probatum.rings import held_off, looked_for_seldom

_LEAVING = "from probatum.rings import look_no_more; look_no_more()"


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    was = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if was else gc.disable)()


def test_the_search_is_held_off_and_goes_on_even_after_an_error() -> None:
    with pytest.raises(ValueError, match="broken"), held_off():
        assert not gc.isenabled()
        raise ValueError("broken")
    assert gc.isenabled()


def test_one_answer_inside_another_changes_nothing() -> None:
    with held_off():
        with held_off():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_the_caller_switched_off_stays_off() -> None:
    gc.disable()
    with held_off():
        assert not gc.isenabled()
    assert not gc.isenabled()


def test_the_search_comes_round_where_another_thread_is_still_at_work() -> None:
    inside, leave = Event(), Event()

    def work() -> None:
        with held_off():
            inside.set()
            leave.wait(10)

    with held_off():
        other = Thread(target=work)
        other.start()
        assert inside.wait(10)
    assert gc.isenabled()
    leave.set()
    other.join()
    assert gc.isenabled()


def test_while_sources_are_added_rings_are_looked_for_seldom() -> None:
    before = gc.get_threshold()
    try:
        for own, within in ((700, 50_000), (200_000, 200_000)):
            gc.set_threshold(own)
            with looked_for_seldom():
                assert gc.get_threshold()[0] == within
            assert gc.get_threshold()[0] == own
    finally:
        gc.set_threshold(*before)


def test_a_process_that_ends_has_nothing_looked_through_and_does_what_is_to_be_done_at_its_end() -> None:
    program = f"import atexit, gc; atexit.register(print, 'done'); {_LEAVING}; print(gc.isenabled())"
    left = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert left.stdout.split() == ["False", "done"]
