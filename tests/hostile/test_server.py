"""The server itself: what is too large is refused, what is not from here is refused, and nobody else notices."""

import http.client
from contextlib import closing, suppress

import pytest
from streamlit import config
from websockets import ConnectionClosed, InvalidStatus, Origin, Subprotocol
from websockets.sync.client import connect

from core.grading.collect import MAX_FILE
from tests.browser.server import running
from tests.load.client import Client, finish

MEGABYTE = 1_000_000
# A run of as many epochs as there may be, all rows, and every table open.
LARGEST = "dataset=moons&hidden=4&epochs=5000&batch_size=0&n_train=100&n_val=100&details=1&log=1"


@pytest.fixture(scope="module")
def server():
    with running() as server:
        yield server


def host(server):
    return server.address.removeprefix("http://")


def ask(server, method, path, body=b"", **headers):
    with closing(http.client.HTTPConnection(host(server), timeout=20)) as connection:
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


@pytest.mark.parametrize(("option", "most"), [("server.maxUploadSize", 6), ("server.maxMessageSize", 6)])
def test_the_limits_that_are_in_effect_are_far_below_streamlits_own(option, most):
    assert 0 < config.get_option(option) <= most
    assert config.get_option("server.maxUploadSize") * MEGABYTE >= MAX_FILE, "what the teachers' page reads may come"


@pytest.mark.parametrize("option", ["server.enableXsrfProtection", "server.enableCORS"])
def test_protection_is_in_effect(option):
    assert config.get_option(option) is True
    assert config.get_option("server.corsAllowedOrigins") == []
    assert config.get_option("server.enableStaticServing") is False


def test_an_upload_needs_the_token_that_only_the_own_page_knows(server):
    path = "/_stcore/upload_file/nobody/1"
    assert ask(server, "PUT", path, b"x")[0] == 403
    assert ask(server, "PUT", path, b"x", **{"X-Xsrftoken": "made up"})[0] == 403


def test_an_upload_that_is_too_large_is_not_even_read(server):
    async def upload(n_bytes):
        async with Client(server.address, "for_teachers", "part=grade") as client:
            await client.run()
            await client._get("/_stcore/health")
            token = client.cookies["_streamlit_xsrf"].value
            headers = {
                "Cookie": f"_streamlit_xsrf={token}", "X-Xsrftoken": token, "Content-Length": str(n_bytes),
            }  # fmt: skip
            return ask(server, "PUT", f"/_stcore/upload_file/{client._session}/1", b"", **headers)[0]

    assert finish(upload(40 * MEGABYTE)) == 413


@pytest.mark.parametrize("origin", ["http://elsewhere.example", "http://127.0.0.1.elsewhere.example", "null"])
def test_no_other_sites_script_may_open_a_session(server, origin):
    with pytest.raises(InvalidStatus) as refused:
        connect(f"ws://{host(server)}/_stcore/stream", origin=Origin(origin), proxy=None)
    assert refused.value.response.status_code == 403


def test_another_site_is_told_nothing(server):
    _, headers, _ = ask(server, "GET", "/_stcore/health", Origin="http://elsewhere.example")
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize("message", [b"\xff" * 100, b"", b"\0" * 1000, "text"], ids=["noise", "none", "zeros", "text"])
def test_a_message_that_is_none_of_the_protocol_harms_nobody(server, message):
    with connect(f"ws://{host(server)}/_stcore/stream", subprotocols=[Subprotocol("streamlit")], proxy=None) as socket:
        socket.send(message)
    opened(server)


def test_a_message_that_is_too_large_ends_its_own_connection_only(server):
    with connect(f"ws://{host(server)}/_stcore/stream", subprotocols=[Subprotocol("streamlit")], proxy=None) as socket:
        with suppress(ConnectionClosed):
            socket.send(b"\0" * 5 * MEGABYTE)
        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=20)
    opened(server)


def opened(server, query=""):
    """Return what a visitor of the Lab gets."""

    async def visit():
        async with Client(server.address, "training_lab", query) as client:
            return await client.run()

    answer = finish(visit())
    assert answer.errors == []
    assert answer.curves
    return answer


def test_the_labs_largest_answer_fits(server):
    assert max(element.ByteSize() for element in opened(server, LARGEST).elements.values()) < MEGABYTE


@pytest.mark.parametrize("base", ["", "/static", "/media", "/component", "/app/static", "/_stcore/component"])
@pytest.mark.parametrize("way", ["/../../../../../../", "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/", "/..%2f..%2f..%2f..%2f", "//"])
@pytest.mark.parametrize("file", ["etc/passwd", "requirements.txt", ".streamlit/config.toml"])
def test_no_file_is_read_by_a_path_that_climbs(server, base, way, file):
    *_, body = ask(server, "GET", f"{base}{way}{file}")
    for secret in (b"root:", b"streamlit~=", b"[server]"):
        assert secret not in body
