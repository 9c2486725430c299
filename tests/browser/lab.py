"""The app in a tab, as a visitor sees and handles it. Elements are found by their keys, words by the ids of texts."""

from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page, Request

from pages.ui import i18n
from pages.ui.i18n import Text

# The first run player of the page; the page's registry reaches into its shadow root.
PLAYER = "[...(window.lossLabPlayers?.players?.values() ?? [])].find(p => p.root.isConnected && p.view)"
_SET = f"""e => {{ const slider = {PLAYER}.bar.slider; slider.value = e;
    slider.dispatchEvent(new Event('input', {{bubbles: true}})); }}"""
_CHART = ".stVegaLiteChart svg.marks, .stVegaLiteChart canvas.marks, .player svg.picture > g"
# When the window has its new size, and the player and the page theirs, for ten frames on end.
_AT_REST = f"""([width, height]) => new Promise(done => {{
    let before = '', frames = 0;
    const ask = () => {{
        const plots = {PLAYER}?.plots.getBoundingClientRect(), all = document.documentElement;
        const now = [plots?.top, plots?.width, plots?.height, all.scrollWidth, innerWidth, innerHeight].join();
        frames = now === before && now.endsWith(`${{width}},${{height}}`) ? frames + 1 : 0;
        before = now;
        if (frames < 10) requestAnimationFrame(ask); else done();
    }};
    ask();
}})"""
IDLE = "document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'"
# All that is written about a run, without the words in its chart.
_WRITTEN = """() => [...document.querySelectorAll('.st-key-stage :is(.stMarkdown, .stHtml, .stAlert, .stCaption)')]
                      .map(e => e.innerText.replace(/\\s+/g, ' ').trim()).join(' ')"""


def query_of(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))


class Lab:
    """A tab with the app in it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.t: Text = i18n.text("en")
        self.errors: list[str] = []
        self.strangers: list[str] = []
        self._listeners = {
            "console": self._console,
            "pageerror": lambda error: self.errors.append(str(error)),
            "request": self._request,
        }
        for event, listener in self._listeners.items():
            page.on(event, listener)

    def leave(self) -> None:
        """Stop listening: the tab goes to the next test."""
        for event, listener in self._listeners.items():
            self.page.remove_listener(event, listener)
        self._listeners = {}

    def _console(self, message: ConsoleMessage) -> None:
        # Streamlit looks for its own address below a deep link's path first, and finds 404.
        probe = "/_stcore/" in message.location.get("url", "") and "404" in message.text
        if message.type == "error" and not probe:
            self.errors.append(message.text)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.strangers.append(request.url)

    # Opening, and waiting

    def go(self, path: str) -> "Lab":
        """Open a page of the app and wait for its first chart."""
        self.page.goto(self.address + path)
        return self.drawn()

    def drawn(self) -> "Lab":
        """Wait until a chart stands and the server has sent all."""
        self.page.wait_for_selector(_CHART)
        return self.settled()

    def settled(self) -> "Lab":
        """Wait until the server has nothing more to send."""
        self.page.wait_for_function(IDLE)
        return self

    def resize(self, width: int, height: int) -> None:
        """Give the window another size and wait until the page has followed."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.evaluate(_AT_REST, [width, height])

    def wait(self, milliseconds: int) -> None:
        self.page.wait_for_timeout(milliseconds)

    def until(self, expression: str, seconds: float = 60) -> None:
        """Wait until JavaScript about `epoch`, `last`, `playing` and `place` (also between two epochs) is true."""
        self.page.wait_for_function(
            f"""() => {{ const player = {PLAYER}; if (!player) return false;
                const epoch = player.at, last = player.data.x.last, playing = player.playing,
                      place = player.clock.at;
                return {expression}; }}""",
            timeout=seconds * 1000,
        )

    def until_link(self, **wanted: str) -> "Lab":
        """Wait until the address holds these settings and the page shows them."""
        self.page.wait_for_url(lambda url: wanted.items() <= query_of(url).items())
        return self.settled()

    def until_written(self, text: str) -> None:
        """Wait until this is among what is written about the run."""
        self.page.wait_for_function(f"text => ({_WRITTEN})().includes(text)", arg=text)

    # What the chart says, and how it is handled

    @property
    def epoch(self) -> int:
        return int(self.page.evaluate(f"{PLAYER}.at"))

    @property
    def last(self) -> int:
        return int(self.page.evaluate(f"{PLAYER}.data.x.last"))

    @property
    def playing(self) -> bool:
        return bool(self.page.evaluate(f"{PLAYER}.playing"))

    @property
    def play_button(self) -> Locator:
        return self.page.locator(".player .play").first

    @property
    def slider(self) -> Locator:
        return self.page.locator(".player input.epoch").first

    @property
    def picture(self) -> Locator:
        """Return the first player's root, for questions about all that is drawn in it."""
        return self.page.locator(".player").first

    @property
    def chart_words(self) -> list[str]:
        """Return every text in the chart."""
        texts: list[str] = self.page.locator(".st-key-stage svg.picture text:not(.gone)").all_text_contents()
        return [text for text in texts if text.strip()]

    def box(self, selector: str) -> dict[str, float]:
        """Return where an element is on the page, also within a player, whatever is scrolled."""
        box: dict[str, float] = self.page.locator(selector).first.evaluate(
            """e => { const r = e.getBoundingClientRect();
               return {left: r.left, right: r.right, top: r.top + scrollY, bottom: r.bottom + scrollY}; }"""
        )
        return box

    def scrub(self, epoch: int) -> None:
        """Put the slider on an epoch, where it stays."""
        self.page.evaluate(_SET, epoch)
        self.until(f"epoch === {epoch} && !playing")

    def pause(self) -> None:
        """Stop the playback where it is, if it runs."""
        if self.playing:
            self.play_button.click()
        self.until("!playing")

    def speed(self, option: str) -> None:
        self.page.locator(".player select.speed").first.select_option(label=option)

    # What the page says, and how it is handled

    @property
    def query(self) -> dict[str, str]:
        return query_of(self.page.url)

    @property
    def written(self) -> str:
        """Return what is written about the run and about the last change."""
        return str(self.page.evaluate(_WRITTEN))

    def key(self, name: str) -> Locator:
        return self.page.locator(f".st-key-{name}")

    def press(self, key: str) -> "Lab":
        """Press the button of that key."""
        self.key(key).get_by_role("button").first.click()
        return self

    def choose(self, key: str, word: str) -> "Lab":
        """Choose a word of a segmented control by its id, such as rate=fast."""
        self.key(key).get_by_text(self.t(f"common.{key}.{word}"), exact=True).click()
        return self

    def pick(self, key: str, label: str) -> "Lab":
        """Pick an entry of a select box by what it says."""
        self.key(f"{key}_{self.t.lang}").get_by_role("combobox").click()
        self.page.get_by_role("option", name=label, exact=True).click()
        return self

    def marked(self, key: str) -> list[str]:
        """Return what is chosen in a segmented control."""
        return self.key(key).get_by_role("radio", checked=True).all_inner_texts()
