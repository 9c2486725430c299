"""When nothing more will come: for tests of what must not happen after the page stands."""

from tests.browser.lab import Lab

# Streamlit says "notRunning" between two runs as well, for as long as the second one's message takes: so the page has
# to have been idle, with the same address and as much on it, for a second of its own clock.
_QUIET = """() => {
  const now = performance.now(), app = document.querySelector('.stApp');
  const seen = [app?.dataset.testScriptState, location.href, document.querySelectorAll('svg.marks').length].join();
  if (window.lastSeen !== seen || window.lastLook < now - 500) window.quietSince = now;
  window.lastSeen = seen;
  window.lastLook = now;
  return app?.dataset.testScriptState === 'notRunning' && now - window.quietSince > 1000;
}"""


def until_quiet(lab: Lab) -> Lab:
    """Wait until the page has been idle for a second; a page that was itself held up has to show it anew."""
    lab.page.evaluate("delete window.quietSince; delete window.lastSeen;")
    lab.page.wait_for_function(_QUIET)
    return lab
