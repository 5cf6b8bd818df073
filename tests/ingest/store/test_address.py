from pathlib import Path

import pytest

from ingest.errors import SettingsError
from ingest.store.address import read_address


def test_signs_that_a_url_must_escape_are_in_the_password_again():
    assert read_address("postgresql://hoi:a%40b%2Fc@db.example:5433/hoi").password == "a@b/c"


def test_the_password_is_in_no_message_and_no_log():
    address = read_address("postgresql://hoi:s3cret@db.example/hoi")
    assert address.told == "postgresql://db.example:5432/hoi"
    assert "s3cret" not in repr(address)


def test_a_password_in_a_file_is_used_without_its_line_end(tmp_path):
    (tmp_path / "password").write_text("s3cret\n")
    assert read_address("postgresql://hoi@db/hoi", tmp_path / "password").password == "s3cret"
    with pytest.raises(SettingsError, match=r"HOI_CATALOGUE_PASSWORD_FILE.*gone"):
        read_address("postgresql://hoi@db/hoi", tmp_path / "gone")


def test_a_socket_and_an_address_of_six_groups():
    assert read_address("postgresql://hoi@/hoi?host=/var/run/postgresql").host == "/var/run/postgresql"
    assert read_address("postgresql://hoi@[::1]/hoi").told == "postgresql://[::1]:5432/hoi"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("mysql://hoi:s3cret@db/hoi", "another word than postgresql://"),
        ("hoi:s3cret@db", "give it as postgresql://"),
        ("postgresql://hoi:s3cret@db:port/hoi", "give it as postgresql://"),
        ("postgresql://hoi:s3cret@db", "no user or no database"),
        ("postgresql://db/hoi", "no user or no database"),
        ("postgresql://hoi:s3cret@db/hoi?sslmod=require", "nobody knows sslmod"),
        ("postgresql://hoi:s3cret@db/hoi?sslmode=maybe", "prefer, disable, require, verify-full"),
    ],
)
def test_a_url_that_is_none_is_told_without_its_password(url, why):
    with pytest.raises(SettingsError, match=why) as caught:
        read_address(url, Path("gone") if "gone" in url else None)
    assert "HOI_CATALOGUE_URL" in str(caught.value)
    assert "s3cret" not in str(caught.value)
