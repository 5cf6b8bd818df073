import pytest

from assistant.web.cookies import read_cookie

OURS = "A-_9" * 10


def read(*headers: str) -> str:
    scope = {"type": "http", "headers": [(b"cookie", told.encode("latin-1")) for told in headers]}
    return read_cookie(scope, "hoi_phien")


@pytest.mark.parametrize(
    "headers",
    [
        (f"hoi_phien={OURS}",),
        (f'pref={{"a":1}}; hoi_phien={OURS}',),
        (f'hoi_phien={OURS}; pref={{"a":1}}; "=; ;;=',),
        ("a=b", f"x; hoi_phien={OURS}"),
        (f"hoi_phien=; hoi_phien={OURS}",),
    ],
)
def test_who_is_signed_in_stays_so_whatever_cookies_other_pages_set(headers):
    assert read(*headers) == OURS


@pytest.mark.parametrize(
    "told", ["", "hoi_phien", "hoi_phien=short", f"xhoi_phien={OURS}", f"a=hoi_phien={OURS}"]
)
def test_what_is_no_token_of_ours_is_none(told):
    assert read(told) == ""
