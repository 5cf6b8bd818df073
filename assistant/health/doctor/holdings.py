"""What the answers rest on: data folder, databases, index, vectors, embedder, model."""

import os
import shutil
import tempfile
from functools import partial
from pathlib import Path

from assistant.health.doctor.records import Ailment, Patient
from assistant.llm.check import check_model
from assistant.office.looking import look_at_people
from assistant.office.tables import HEAD
from ingest.catalogue import open_catalogue
from ingest.connection import FILE
from ingest.copying import is_whole
from ingest.errors import BUILD, IndexMissing
from ingest.files import bytes_below
from ingest.store.choosing import choose_store
from vectorstore.check import check_aside, check_collection
from vectorstore.embed import fingerprint, load_embedder
from vectorstore.generation import current, over_current, read_manifest
from vectorstore.server import choose_server
from vectorstore.step import look_at_step

LEAST_FREE = 500_000_000
"""Bytes that should be free, and three times the data: an index is built beside the one in use."""


def folder(patient: Patient) -> str:
    """The data folder is there and can be written."""
    data = patient.data
    if not data.is_dir():
        raise Ailment(f"{data} is no folder", f"run: python -m ingest FOLDER --data {data}; or set HOI_DATA")
    try:
        with tempfile.NamedTemporaryFile(dir=data, prefix=".doctor-"):
            pass
    except OSError as error:
        advice = f"give it to the user that runs this (now number {os.getuid()}), or ingest elsewhere"
        raise Ailment(f"{data} cannot be written ({error.strerror})", advice) from error
    return f"{data} can be written"


def disk(patient: Patient) -> str:
    """There is room for the next index."""
    place = next(p for p in (patient.data.resolve(), *patient.data.resolve().parents) if p.exists())
    free = shutil.disk_usage(place).free
    held = bytes_below(patient.data)
    wanted = max(LEAST_FREE, 3 * held)
    if free < wanted:
        raise Ailment(
            f"{free // 10**6} MB free, {wanted // 10**6} MB wanted", "make room, or move the data folder"
        )
    return f"{free // 10**6} MB free, {held // 10**6} MB held"


def catalogue(patient: Patient) -> str:
    """It opens, is of this version, and its file is whole."""
    store = choose_store(patient.data, patient.settings.catalogue)
    with open_catalogue(store) as opened:
        totals, number = opened.totals(), opened.version
    in_file = patient.settings.catalogue.url is None
    if in_file and not is_whole(patient.data / FILE):
        raise Ailment(
            f"{patient.data / FILE} is damaged", "restore a backup: python -m ingest restore --help"
        )
    return f"{totals.reports} reports, {totals.passages} passages, {totals.figures} figures, version {number}"


def index(patient: Patient) -> str:
    """It is of the catalogue as it is, and its passages find themselves."""
    try:
        return over_current(patient.data, partial(_look_at, patient))
    except IndexMissing as error:
        advice = f"it is built by the next start, or by: {BUILD} --data {patient.data}"
        raise Ailment(f"{patient.data}: no index yet", advice) from error


def _look_at(patient: Patient, generation: Path) -> str:
    settings, data = patient.settings, patient.data
    manifest = read_manifest(generation)
    if manifest.fingerprint != fingerprint(settings.index):
        raise Ailment(
            "it was built with another embedder than is set", f"run: python -m ingest FOLDER --data {data}"
        )
    step = look_at_step(data, choose_store(data, settings.catalogue))
    if not (step.kept or step.written):
        raise Ailment("it is older than the catalogue", f"run: {BUILD} --data {data}")
    check_aside(generation)
    late = "" if step.kept else ", an ingestion is under way"
    return f"{generation.name}, {manifest.passages} passages, they find themselves{late}"


def vectors(patient: Patient) -> str:
    """Where the vectors lie, and that a server holds those of the current index."""
    server = choose_server(patient.settings.index)
    if server is None:
        current(patient.data)
        return "in the data folder"

    def check(generation: Path) -> str:
        check_collection(generation, server)
        return generation.name

    name = over_current(patient.data, check)
    return f"the Chroma server at {server.address} answers and holds those of {name}"


def people(patient: Patient) -> str:
    """The people's database answers, and is of this version."""
    found = look_at_people(patient.data, patient.settings.catalogue)
    if not found.revision:
        return f"{found.told}: nobody was added yet"
    if found.newer:
        raise Ailment(
            f"{found.told} is of a newer version ({found.revision})",
            "install the version that made it, or a newer one; or restore a backup",
        )
    late = "" if found.revision == HEAD else f", brought to {HEAD} when the chat opens it"
    return f"{found.told}: {found.kind}, revision {found.revision}, {found.people} people{late}"


def embedder(patient: Patient) -> str:
    """Its files are those that were trained, and it gives vectors."""
    loaded = load_embedder(patient.settings.index)
    if patient.settings.index.remote:
        loaded.encode_query("xin chào")
    return f"{loaded.name}, {loaded.dimension} numbers a vector, fingerprint {loaded.fingerprint}"


def model(patient: Patient) -> str:
    """The language model answers, where one is set."""
    settings = patient.settings.model
    if not settings.configured:
        return "none is set: answers quote the reports"
    if said := check_model(settings):
        raise Ailment(said.strip(), "")
    return f"{settings.name} answers" if settings.url else f"{settings.name} is installed"
