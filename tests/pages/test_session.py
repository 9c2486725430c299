"""What every page's drawing has in common: its turn."""

from threading import Event, Thread

import pytest

from pages.ui import i18n
from pages.ui.session import drawing_in_turn
from tests.pages.app import open_page

T = i18n.text("en")


def test_pages_are_drawn_one_after_the_other():
    begun, end, order = Event(), Event(), []

    def first():
        with drawing_in_turn(T):
            begun.set()
            end.wait(10)
            order.append("first")

    def second():
        with drawing_in_turn(T):
            order.append("second")

    visitors = [Thread(target=first), Thread(target=second)]
    visitors[0].start()
    assert begun.wait(10)
    visitors[1].start()
    visitors[1].join(0.2)
    assert visitors[1].is_alive(), "the second visitor has to wait"
    end.set()
    for visitor in visitors:
        visitor.join(10)
    assert order == ["first", "second"]


def test_a_page_that_is_left_in_the_middle_gives_its_turn_up():
    class Rerun(BaseException):
        """As Streamlit's own: no Exception, so that nobody takes it for an error."""

    with pytest.raises(Rerun), drawing_in_turn(T):
        raise Rerun
    drawn = []

    def next_visitor():
        with drawing_in_turn(T):
            drawn.append(True)

    visitor = Thread(target=next_visitor)
    visitor.start()
    visitor.join(10)
    assert drawn


def test_a_browsers_python_draws_all_pages_in_one_thread():
    with drawing_in_turn(T), drawing_in_turn(T):
        pass


def test_bars_in_place_of_what_is_still_to_come_are_stilled_before_all_else():
    first = open_page("what_is_loss").main.children[0]
    assert first.type == "markdown"
    assert "stSkeleton" in first.value
