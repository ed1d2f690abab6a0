"""Runs against any server: BOTSTEAD_URL is its address, BOTSTEAD_API_KEY an administrator's API key."""

import pytest
import support


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """No test forgets what holds for every answer."""
    try:
        result = yield
    except BaseException as failure:
        for fault in support.WATCH.new_faults():
            failure.add_note(fault)
        raise
    faults = support.WATCH.new_faults()
    assert not faults, "\n".join(faults)
    return result


@pytest.fixture(scope="session")
def admin():
    return support.client()


@pytest.fixture
def bot():
    return support.Bot()
