import pytest


@pytest.fixture
def plain_page(browser):
    """A page of a browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def assert_fits_and_passes_axe(assert_no_axe_violations):
    """Return a check of the page that is open: by day, by night, and from side to side."""

    def check(page):
        page.emulate_media(color_scheme="light")
        assert_no_axe_violations(page)
        page.emulate_media(color_scheme="dark")
        assert_no_axe_violations(page, only=["color-contrast"])
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (
            f"{page.url} scrolls sideways"
        )

    return check
