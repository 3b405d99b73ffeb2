"""Only hosts that the settings name, and never an address inside a house or a machine."""

import pytest

from probatum.errors import OutsideRefused
from probatum.outside.policy import Policy

PUBLIC = "93.184.215.14"


def policy(*addresses: str, private: tuple[str, ...] = ()) -> Policy:
    return Policy(("api.example.org",), private, resolve=lambda host, port: list(addresses or (PUBLIC,)))


def test_a_host_of_the_settings_is_reached_at_the_address_that_was_checked() -> None:
    place = policy().place("https://API.Example.org/works")
    assert (place.host, place.address) == ("api.example.org", PUBLIC)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/",
        "https://evil.api.example.org/",
        "https://api.example.org.evil.net/",
        "https://api.example.org@evil.net/",
        "https://evil.net#api.example.org",
        "http://api.example.org/",
        "ftp://api.example.org/",
        "file:///etc/passwd",
        "//api.example.org/",
        "https://api.example.org:port/",
        "https://user:secret@api.example.org/",
        "https://[::1/",
        "",
    ],
)
def test_anything_else_is_refused(url: str) -> None:
    with pytest.raises(OutsideRefused, match=r"\.$"):
        policy().place(url)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.9",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b:1::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::1",
        "2001:db8::1",
        "::7f00:1",
        "::a00:1",
        "fec0::1",
        "198.18.0.1",
    ],
)
def test_a_permitted_host_with_an_address_inside_is_refused(address: str) -> None:
    with pytest.raises(OutsideRefused, match="private_hosts"):
        policy(address).place("https://api.example.org/")


def test_one_address_inside_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(OutsideRefused):
        policy(PUBLIC, "127.0.0.1").place("https://api.example.org/")


def test_a_private_host_that_is_named_may_be_inside_and_plain() -> None:
    inside = policy("127.0.0.1", private=("localhost:8080",))
    assert inside.place("http://localhost:8080/x").address == "127.0.0.1"
    with pytest.raises(OutsideRefused):
        inside.place("http://localhost:8081/x")


@pytest.mark.parametrize(
    "host",
    [
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "0",
        "localhost",
        "127.0.0.1",
        "[::1]",
        "[::ffff:7f00:1]",
    ],
)
def test_no_way_to_write_an_address_inside_gets_past_even_if_the_settings_name_it(host: str) -> None:
    """The machine itself reads such names, and what it makes of them is what is checked."""
    named = Policy((host.strip("[]"),))
    with pytest.raises((OutsideRefused, OSError)) as told:
        named.place(f"https://{host}/")
    assert isinstance(told.value, OSError) or "private_hosts" in str(told.value)


def test_a_name_that_changes_its_address_is_checked_each_time() -> None:
    answers = iter((PUBLIC, "127.0.0.1"))
    rebinding = Policy(("api.example.org",), resolve=lambda host, port: [next(answers)])
    assert rebinding.place("https://api.example.org/").address == PUBLIC
    with pytest.raises(OutsideRefused, match="private_hosts"):
        rebinding.place("https://api.example.org/")
