import pytest

from assistant.web.peers import Peers, household, read_networks
from ingest.errors import SettingsError

PROXY = read_networks("HOI_CHAT_PROXIES", "127.0.0.1, 10.0.0.0/8")


async def seen_from(peer: str, *headers: tuple[str, str]) -> dict:
    """The scope that an app gets."""
    got: list[dict] = []

    async def app(scope, receive, send):
        got.append(scope)

    raw = [(n.encode(), v.encode()) for n, v in headers]
    scope = {"type": "http", "client": (peer, 5000), "scheme": "http", "headers": raw}
    await Peers(app, PROXY)(scope, None, None)
    return got[0]


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("peer", "told", "asker"),
    [
        ("127.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "1.1.1.1, 203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "1.1.1.1, 203.0.113.7, 10.2.3.4", "203.0.113.7"),
        ("127.0.0.1", "1.1.1.1, rubbish, 10.2.3.4", "10.2.3.4"),
        ("198.51.100.9", "203.0.113.7", "198.51.100.9"),
    ],
)
async def test_only_a_proxy_of_ours_says_who_asks(peer, told, asker):
    assert (await seen_from(peer, ("x-forwarded-for", told)))["client"][0] == asker


@pytest.mark.anyio
async def test_what_a_stranger_writes_of_forwarding_is_dropped():
    told = await seen_from(
        "198.51.100.9", ("x-forwarded-proto", "https"), ("x-forwarded-host", "evil"), ("a", "b")
    )
    assert (told["scheme"], told["headers"]) == ("http", [(b"a", b"b")])
    assert (await seen_from("10.1.1.1", ("x-forwarded-proto", "https")))["scheme"] == "https"


def test_one_subscriber_has_one_limit_whatever_addresses_they_take():
    assert household("2001:db8:1:2::1") == household("2001:db8:1:2:ffff::9") != household("2001:db8:1:3::1")
    assert household("::ffff:10.0.0.1") != household("::ffff:10.0.0.2")


def test_a_setting_that_is_no_address_is_told():
    with pytest.raises(SettingsError, match="HOI_CHAT_PROXIES"):
        read_networks("HOI_CHAT_PROXIES", "proxy.local")
