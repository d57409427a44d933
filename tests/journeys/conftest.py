import pytest


@pytest.fixture
def plain_page(browser):
    """A page of a browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()
