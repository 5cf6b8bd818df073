"""What an operator starts: nothing is root, nothing but the proxy is open to the outside."""

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
import yaml

from assistant.web.guard import same_origin
from evals.ports import free_port

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(600)]

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


def copied() -> list[str]:
    """What the image takes of this folder into /app."""
    lines = [line.split()[1:] for line in IMAGE.splitlines() if line.startswith("COPY") and "/app" in line]
    return [name for *names, _ in lines for name in names]


def test_the_image_has_every_room_of_the_program():
    """A room that is forgotten is only missed where nobody runs the tests."""
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert rooms | {"app.py", "pyproject.toml", "samples"} <= set(copied())


def test_what_the_image_has_is_enough_and_is_never_written(tmp_path):
    """The container's folder of the program is read-only: only data and /tmp are written."""
    app, data = tmp_path / "app", tmp_path / "data"
    app.mkdir()
    for name in copied():
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, app / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, app / name)
    told = dict(re.findall(r"\b([A-Z_]+)=([^\s\\]+)", IMAGE[IMAGE.index("ENV PATH=") : IMAGE.index("USER ")]))
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    env = told | {"PATH": os.environ["PATH"], "PYTHONPATH": str(app), "HOI_DATA": str(data)}
    env |= dict.fromkeys(("HOME", "TMPDIR", "MPLCONFIGDIR"), str(temporary))
    before = {path: path.stat().st_mtime_ns for path in app.rglob("*")}
    read = [sys.executable, "-m", "ingest", str(app / "samples" / "du-lich-2023.html")]
    subprocess.run(read, cwd=app, env=env, check=True, capture_output=True)
    started, *words = json.loads(re.findall(r"^CMD (\[.*\])$", IMAGE, re.MULTILINE)[-1])
    assert started == "python"
    words[words.index("--port") + 1] = str(port := free_port())
    process = subprocess.Popen(
        [sys.executable, *words, "--staff-port", "0"], cwd=app, env=env, stdout=subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=60) as said:
            assert said.status == 200
    finally:
        process.terminate()
        process.communicate(timeout=60)
    assert {path: path.stat().st_mtime_ns for path in app.rglob("*")} == before


def test_pytorch_comes_from_an_index_whose_build_starts_by_itself():
    """pip's default build does not import without CUDA's libraries, and would only say so in use."""
    index = re.search(r"^ARG TORCH_INDEX=(https://\S+/cpu)$", IMAGE, re.MULTILINE)
    assert index
    assert SERVICES["app"]["build"]["args"]["TORCH_INDEX"] == f"${{TORCH_INDEX:-{index[1]}}}"
    assert 'python -c "import torch"' in IMAGE


def test_volumes_networks_and_secrets_that_are_used_are_there_and_what_is_waited_for_says_when_it_is_ready():
    for name, told in SERVICES.items():
        named = [v.partition(":")[0] for v in told.get("volumes", ()) if not v.startswith((".", "/", "$"))]
        assert set(named) <= set(COMPOSE["volumes"])
        assert set(told.get("networks", ())) <= set(COMPOSE["networks"])
        assert set(told.get("secrets", ())) <= set(COMPOSE["secrets"])
        for other, when in told.get("depends_on", {}).items():
            watched = "healthcheck" in SERVICES[other] or "HEALTHCHECK" in IMAGE
            assert when["condition"] != "service_healthy" or watched, (name, other)
        writes = [v for v in told.get("volumes", ()) if not v.endswith(":ro")]
        assert all(v.partition(":")[0] in COMPOSE["volumes"] for v in writes), name


def test_a_volume_lies_over_a_folder_that_belongs_to_who_writes_there():
    """Docker gives a new volume the owner of the folder below it, or root, who is nobody here."""
    made = re.search(r"install -d -o hoi -g hoi -m \d+ (.+)$", IMAGE, re.MULTILINE)
    assert made
    laid = [v.split(":") for t in SERVICES.values() if t["image"] == "hoi-bao-cao" for v in t["volumes"]]
    assert {place for name, place, *_ in laid if name in COMPOSE["volumes"]} == set(made[1].split())


def test_who_waits_for_a_service_waits_until_it_serves():
    """A chat and an ingestion are refused while Chroma's server has not yet opened its port."""
    waits = {when["condition"] for t in SERVICES.values() for when in t.get("depends_on", {}).values()}
    assert waits == {"service_healthy"}


def test_a_service_that_is_stopped_costs_a_question_a_second_and_not_ten():
    """Its name is then asked of a name server outside, which answers nobody on a machine without network."""
    assert SERVICES["app"]["dns_opt"] == ["timeout:1", "attempts:1"]


def test_the_app_sees_the_files_where_the_worker_read_them():
    """Without them no reader is shown the page that a figure stands on."""
    assert SERVICES["app"]["volumes"] == SERVICES["worker"]["volumes"]
    assert [v for v in SERVICES["app"]["volumes"] if v.endswith(":/reports:ro")]


@pytest.mark.parametrize("name", ["docs/SERVICE.md", "deploy/compose.yaml"])
def test_the_first_reports_are_read_before_the_chat_is_started(name):
    """A chat without an index does not start, so nothing would that waits for it."""
    text = (ROOT / name).read_text(encoding="utf-8")
    read, started = (
        re.search(rf"compose -f deploy/compose\.yaml {word}", text) for word in ("run .*worker", "up ")
    )
    assert read
    assert started
    assert read.start() < started.start()


def test_what_the_example_of_settings_names_is_what_compose_asks_for():
    text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    needed = set(re.findall(r"\$\{(\w+):\?", text))
    known = set(re.findall(r"\$\{(\w+)[:}]", text))
    given = set(re.findall(r"^(\w+)=", (DEPLOY / "example.env").read_text(encoding="utf-8"), re.MULTILINE))
    assert needed <= given <= known


def test_every_package_of_the_image_is_that_of_the_constraints_and_has_a_hash():
    wanted, image = pins("constraints.txt"), pins("deploy/requirements.txt")
    assert {name: version for name, version in image.items() if wanted.get(name) != version} == {}
    assert "torch" not in image
    assert {"chromadb", "gradio", "pg8000", "langchain", "ray"} <= set(image)
    entries = re.split(r"\n(?=[A-Za-z0-9])", (DEPLOY / "requirements.txt").read_text(encoding="utf-8"))[1:]
    assert len(entries) == len(image)
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", entry) for entry in entries)


UNITS = ("hoi-bao-cao.service", "hoi-bao-cao-ingest.service")


def directives(name: str) -> dict[str, str]:
    """Key → value of a unit's lines; of a key given twice the last."""
    lines = (DEPLOY / name).read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_shuts_away_what_its_program_does_not_need(name):
    told = directives(name)
    for key, value in {
        "User": "hoi-bao-cao",
        "ProtectSystem": "strict",
        "NoNewPrivileges": "yes",
        "CapabilityBoundingSet": "",
    }.items():
        assert told[key] == value
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd-analyze here")
    said = subprocess.run(
        ["systemd-analyze", "verify", DEPLOY / name], capture_output=True, text=True, check=False
    ).stderr
    ours = [line for line in said.splitlines() if name in line and "is not executable" not in line]
    assert ours == []


def test_what_reads_and_what_answers_are_one_user_with_one_folder():
    chat, ingest = map(directives, UNITS)
    for key in ("User", "StateDirectory", "WorkingDirectory", "EnvironmentFile"):
        assert chat[key] == ingest[key]
    assert "HOI_DATA=/var/lib/hoi-bao-cao" in chat["Environment"].split()
    assert "HOI_DATA=/var/lib/hoi-bao-cao" in ingest["Environment"].split()


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_gives_its_program_all_that_it_asks_of_its_surroundings(name, tmp_path):
    """As systemd starts it: a home only where the user is the system's, no variables but its unit's."""
    told = directives(name)
    given = dict(pair.split("=", 1) for pair in told["Environment"].split())
    given |= {"HOI_DATA": str(tmp_path / "data"), "PATH": "/usr/local/bin:/usr/bin:/bin"}
    if "HOME" in given or told.get("DynamicUser", "no") == "no":
        given["HOME"] = str(tmp_path)
    program = told["ExecStart"].split()[1:]
    module = program[1] if program[0] == "-m" else Path(program[0]).stem
    homeless = (
        "import os, pwd, runpy, sys\n"
        "def nobody(*_): raise KeyError('no such user')\n"
        "pwd.getpwuid = nobody\n"
        f"sys.argv = [{module!r}, '--help']\n"
        "import chromadb\n"
        f"runpy.run_module({module!r}, run_name='__main__')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", homeless], cwd=ROOT, env=given, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "usage" in done.stdout) == (0, True), done.stderr[-800:]


def test_the_proxy_buffers_no_answer_and_believes_no_reader_about_their_address():
    told = (DEPLOY / "proxy" / "nginx.conf").read_text(encoding="utf-8")
    assert "proxy_buffering off;" in told
    assert "X-Forwarded-For $remote_addr;" in told
    assert "access_log off;" in told


def test_the_proxy_tells_the_host_with_its_port_or_nobody_signs_in_at_the_desks():
    told = (DEPLOY / "proxy" / "nginx.conf").read_text(encoding="utf-8")
    headers = dict(re.findall(r"proxy_set_header (\S+) (\S+);", told))
    assert headers["Host"] == headers["X-Forwarded-Host"] == "$http_host"
    sent = {"type": "http", "headers": [(b"origin", b"https://hoi.example.vn:7861")]}
    host = {"$http_host": b"hoi.example.vn:7861", "$host": b"hoi.example.vn"}[headers["Host"]]
    assert same_origin({**sent, "headers": [*sent["headers"], (b"host", host)]})


def test_the_proxy_finds_an_app_that_was_made_anew_and_writes_to_tmp_alone():
    told = (DEPLOY / "proxy" / "nginx.conf").read_text(encoding="utf-8")
    servers = re.findall(r"^\s*(?:upstream \w+ \{ )?server (\w+:\d+.*?);", told, re.MULTILINE)
    assert servers == ["app:7860 resolve", "app:7861 resolve"]
    assert "resolver " in told
    assert len(re.findall(r"^\s*zone \w+ \S+;", told, re.MULTILINE)) == len(servers)
    folders = dict(re.findall(r"(\w+)_temp_path (\S+);", told))
    assert folders.keys() == {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}
    assert all(folder.startswith("/tmp/") for folder in folders.values())
    assert not re.search(r"listen .*http2", told)
