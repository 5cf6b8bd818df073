"""What an operator starts: nothing is root, nothing but the proxy is open to the outside."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
IMAGE = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return {re.sub(r"[-_.]+", "-", package).lower(): version for package, version in PINNED.findall(text)}


@pytest.mark.parametrize("name", SERVICES)
def test_no_container_is_root_or_writes_its_own_files(name):
    told = SERVICES[name]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", told["user"])
    assert told["read_only"] is True
    assert told["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in told["security_opt"]


@pytest.mark.parametrize("name", [n for n in SERVICES if n != "worker"])
def test_what_runs_on_is_watched_and_started_again(name):
    told = SERVICES[name]
    assert told["restart"] == "unless-stopped"
    assert "test" in told.get("healthcheck", {}) or (name == "app" and "HEALTHCHECK" in IMAGE)


def test_only_the_proxy_listens_to_the_outside_and_the_desks_not_even_there():
    assert [name for name, told in SERVICES.items() if "ports" in told] == ["proxy"]
    desks = [p for p in SERVICES["proxy"]["ports"] if "7861" in p]
    assert desks == ["127.0.0.1:7861:8461"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert all(SERVICES[name]["networks"] == ["inside"] for name in ("chroma", "postgres", "worker"))


def test_no_secret_stands_in_a_file():
    for path in DEPLOY.rglob("*"):
        if path.is_file() and path.name != "requirements.txt":
            assert not re.search(
                r"(?i)(password|secret|token)\s*[:=]\s*['\"]?\w{6,}\s*$", path.read_text(encoding="utf-8")
            )


def test_the_image_runs_as_somebody_and_copies_what_is_there():
    assert re.search(r"^USER 10001:10001$", IMAGE, re.MULTILINE)
    assert IMAGE.rindex("USER ") > IMAGE.rindex("apt-get")
    taken = [
        line.split()[1:-1] for line in IMAGE.splitlines() if line.startswith("COPY") and "--from" not in line
    ]
    kept = {
        line[1:]
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line[:1] == "!"
    }
    for source in (name for names in taken for name in names):
        assert (ROOT / source).exists()
        assert source in kept


def test_every_package_of_the_image_is_that_of_the_constraints_and_has_a_hash():
    wanted, image = pins("constraints.txt"), pins("deploy/requirements.txt")
    assert {name: version for name, version in image.items() if wanted.get(name) != version} == {}
    assert "torch" not in image
    assert {"chromadb", "gradio", "pg8000", "langchain", "ray"} <= set(image)
    entries = re.split(r"\n(?=[A-Za-z0-9])", (DEPLOY / "requirements.txt").read_text(encoding="utf-8"))[1:]
    assert len(entries) == len(image)
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", entry) for entry in entries)


def test_the_unit_starts_the_program_and_shuts_the_rest_away():
    unit = DEPLOY / "hoi-bao-cao.service"
    told = unit.read_text(encoding="utf-8")
    for line in ("DynamicUser=yes", "ProtectSystem=strict", "NoNewPrivileges=yes", "CapabilityBoundingSet="):
        assert f"\n{line}\n" in told
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd-analyze here")
    said = subprocess.run(
        ["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False
    ).stderr
    ours = [line for line in said.splitlines() if unit.name in line and "is not executable" not in line]
    assert ours == []


def test_the_proxy_buffers_no_answer_and_believes_no_reader_about_their_address():
    told = (DEPLOY / "proxy" / "nginx.conf").read_text(encoding="utf-8")
    assert "proxy_buffering off;" in told
    assert "X-Forwarded-For $remote_addr;" in told
    assert "access_log off;" in told
