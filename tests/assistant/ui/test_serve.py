import re
import socket

import pytest
from pydantic import ValidationError

from assistant.ui.errors import PortTaken
from assistant.ui.serve import check_port, head, script
from assistant.ui.settings import ChatSettings
from ingest.errors import PipelineError


@pytest.mark.enable_socket
def test_a_port_in_use_is_said_with_what_to_do():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=rf"127\.0\.0\.1:{port}: .*--port") as caught:
            check_port("127.0.0.1", port)
    assert isinstance(caught.value, PipelineError)
    assert "\n" not in str(caught.value)


@pytest.mark.enable_socket
def test_an_address_of_another_machine_is_said_too():
    with pytest.raises(PortTaken, match=r"192\.0\.2\.1:7860"):
        check_port("192.0.2.1", 7860)


def test_script_and_styles_fetch_nothing_and_have_their_words():
    for text in (script(), head()):
        assert not re.search(r"https?:|//cdn|@import|url\(", text)
    assert "__WORDS__" not in script()
    assert "Mất kết nối" in script()


def test_every_style_of_ours_names_its_colours_for_light_and_dark():
    light, dark = head().split(".dark {")[:2]
    named = re.compile(r"(--hoi-[a-z-]+):")
    assert set(named.findall(light)) == set(named.findall(dark.split("}")[0]))
    assert set(re.findall(r"var\((--hoi-[a-z-]+)", head())) <= set(named.findall(light))


def test_the_command_line_wins_over_the_settings():
    chat = ChatSettings().at("0.0.0.0", None)
    assert (chat.host, chat.port) == ("0.0.0.0", ChatSettings().port)
    assert ChatSettings().at(None, 9000).port == 9000


def test_a_port_that_cannot_be_is_refused(monkeypatch):
    monkeypatch.setenv("HOI_CHAT_PORT", "70000")
    with pytest.raises(ValidationError):
        ChatSettings()
