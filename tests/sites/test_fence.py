"""What a crawler may ask, told by names and numbers alone."""

from __future__ import annotations

import pytest

from disclosure_lint.site.crawl.fence import fence_around, is_public


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 127.9.9.9 0.0.0.0 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 224.0.0.1
    255.255.255.255 ::1 :: fe80::1 fe80::1%eth0 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 2002:7f00:1::
    nonsense""".split(),
)
def test_addresses_that_are_not_public_are_told(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "114.114.114.114", "2606:2800:220:1::1", "::ffff:8.8.8.8"]
)
def test_public_addresses_are_told(address: str) -> None:
    assert is_public(address)


def test_the_hosts_that_were_named_are_inside_and_others_are_not() -> None:
    fence = fence_around(
        ["https://www.qinglan.example/zwgk/"], ["files.qinglan.example", "app.qinglan.example:8080"]
    )
    inside = """http://www.qinglan.example/ https://WWW.qinglan.example:443/a https://files.qinglan.example/x
    http://app.qinglan.example:8080/ http://user@www.qinglan.example/""".split()
    outside = """https://qinglan.example/ https://www.qinglan.example.evil.example/ https://www.qinglan.example:8443/
    http://app.qinglan.example/ ftp://www.qinglan.example/
    http://www.qinglan.example@evil.example/ //x javascript:x
    http://[ http://x:99999/""".split()
    assert [url for url in inside if not fence.admits(url)] == []
    assert [url for url in outside if fence.admits(url)] == []


def test_hosts_in_chinese_are_the_same_in_either_form() -> None:
    fence = fence_around(["http://青岚.政务/"])
    assert fence.admits("http://青岚.政务/a")
    assert fence.admits(f"http://{'青岚.政务'.encode('idna').decode()}/a")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/", "http://169.254.169.254/", "http://[::1]/", "http://10.0.0.1/"]
)
def test_a_private_address_is_refused_unless_it_is_named(url: str) -> None:
    with pytest.raises(ValueError, match="--allow-private"):
        fence_around([url])
    assert fence_around([url], private=True).admits(url)
    assert fence_around([url], [url]).admits(url)


@pytest.mark.parametrize("host", ["", "a b", "http://", "x:port"])
def test_what_is_no_host_is_an_error(host: str) -> None:
    with pytest.raises(ValueError, match="not a host"):
        fence_around(["https://www.qinglan.example/"], [host])
