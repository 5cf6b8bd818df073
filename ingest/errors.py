"""Everything that can go wrong, from the file to the answer.

PipelineError
├── IngestError            (ingest)       a file could not become pages, or the catalogue cannot be written
│   ├── ReportsMissing                    the folder is not there, or holds no report
│   ├── UnreadableReport                  broken, or not what its name says
│   ├── EncryptedReport                   needs a password
│   ├── NoTextLayer                       a scan: pages are pictures of text
│   ├── CatalogueBusy                     another process is writing
│   ├── FolderServed                      a chat runs on what is to be replaced
│   ├── CatalogueMissing                  nothing was ever ingested
│   ├── CatalogueUnreachable              its database does not answer
│   ├── BackupRefused                     no whole backup, or something is in its way
│   ├── ClusterUnusable                   the Ray cluster is away, or would read otherwise
│   └── CatalogueMismatch                 made by another version
├── VectorStoreError       (vectorstore)  the index cannot serve
│   ├── IndexMissing                      never built
│   ├── IndexStale                        built from other passages or by another embedder
│   ├── IndexBroken                       its own check failed
│   ├── VectorsAway                       the server that holds its vectors does not answer
│   ├── VectorsLost                       that server no longer holds them, or holds others
│   ├── EmbedderFailed                    an endpoint gave no vectors
│   ├── EmbedderMissing                   the model is not there, or not the one in the manifest
│   └── RerankerMissing                   its file is not there, or another version's
├── SettingsError          (ingest)       a setting nobody knows, or a value it cannot take
├── AnswerError            (assistant)    no answer could be made
│   ├── QuestionRefused                   empty, or longer than 2,000 characters
│   ├── FilterRefused                     held to reports that are not there
│   └── ModelFailed                       a language model gave no whole reply
└── EvalError              (evals)        cases or datasets that cannot be used
    └── Unchangeable                      a digit that cannot be changed alone in its file
"""

from pathlib import Path


class PipelineError(Exception):
    """An expected failure. Its text says what to do next, not only what broke."""


class SettingsError(PipelineError):
    """A ``HOI_`` variable that no section knows, or a value it cannot take."""


class IngestError(PipelineError):
    """A report could not be turned into pages, or could not be stored."""


class ReportsMissing(IngestError):
    """The folder or file is not there, or holds no report."""

    def __init__(self, path: Path, *, why: str, formats: str) -> None:
        """``formats`` are those that are read, in words."""
        super().__init__(f"{path}: {why}; give a folder with reports ({formats})")
        self.path = path


class UnreadableReport(IngestError):
    """The file is broken, or is not what its name says."""

    def __init__(self, path: Path, *, why: str, fix: str) -> None:
        super().__init__(f"{path.name}: {why}; {fix}")
        self.path = path
        self.why = why
        self.fix = fix


class EncryptedReport(UnreadableReport):
    """The file asks for a password."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            why="encrypted: a password is needed (cần mật khẩu)",
            fix="save a copy without the password and ingest again",
        )


class NoTextLayer(UnreadableReport):
    """The file holds pictures of text, and none could be read."""

    def __init__(
        self, path: Path, *, pages: int, why: str = "", fix: str = "look whether it is the right file"
    ) -> None:
        """``why`` and ``fix`` are those of the first page that was not read."""
        told = f"none of its {pages} pages has text" if pages > 1 else "it has no text"
        super().__init__(path, why=f"{told}: {why}" if why else told, fix=fix)
        self.pages = pages


class CatalogueBusy(IngestError):
    """Another process is writing; one writer at a time."""

    def __init__(self, told: Path | str, *, holder: int | None, machine: str = "") -> None:
        """``machine`` is the holder's where it may be another one."""
        who = f"process {holder}" if holder else "another process"
        where = f" on {machine}" if machine else ""
        super().__init__(f"{told}: {who} is ingesting{where}; wait for it to end and run again")
        self.holder = holder


class FolderServed(IngestError):
    """A chat with its desks runs on a data folder that is to be replaced under it."""

    def __init__(self, data: Path) -> None:
        super().__init__(
            f"{data}: the chat or the desks run on it; stop app.py, run this again, then start it; "
            "nothing was changed"
        )
        self.data = data


class CatalogueMissing(IngestError):
    """Nothing was ever ingested into this data folder."""

    def __init__(self, told: str, place: str = "") -> None:
        """``told`` is what it is called, ``place`` what a command adds to come there."""
        super().__init__(f"{told}: no reports yet; run: python -m ingest FOLDER{place}")


class CatalogueUnreachable(IngestError):
    """The database that holds it does not answer, refuses, or hung up."""


class BackupRefused(IngestError):
    """A file is no whole backup of this version, or something would be overwritten."""

    def __init__(self, path: Path, why: str, *, fix: str = "take an earlier backup") -> None:
        super().__init__(f"{path}: {why}; {fix}; nothing was changed")
        self.path = path


class ClusterUnusable(IngestError):
    """The Ray cluster that is to read the files is away, lost its nodes, or would read them otherwise.

    Not the fault of the file in work: the run ends with it.
    """

    def __init__(self, address: str, *, why: str, fix: str) -> None:
        super().__init__(
            f"Ray cluster {address}: {why}; {fix}; the reports stored so far are whole, run it again to go on"
        )
        self.address = address
        self.why = why


class CatalogueMismatch(IngestError):
    """The catalogue was made by another version of this program."""


BUILD = "python -m vectorstore build"
"""Makes an index of what the catalogue holds; the reports' files are not needed."""


class VectorStoreError(PipelineError):
    """The index cannot serve."""


class IndexMissing(VectorStoreError):
    """Nothing was ever built."""

    def __init__(self, data: Path) -> None:
        super().__init__(f"{data}: no index yet; run: python -m ingest FOLDER --data {data}")
        self.data = data


class IndexStale(VectorStoreError):
    """Built from other passages, by another embedder, or by another version."""


class IndexBroken(VectorStoreError):
    """Its own check failed."""


class VectorsAway(VectorStoreError):
    """The Chroma server that ``HOI_CHROMA_URL`` names does not answer, or answers as none does."""

    def __init__(self, address: str, *, why: str) -> None:
        super().__init__(
            f"{address}: no Chroma server answers there ({why}); start it, e.g. chroma run --path FOLDER, "
            "or correct HOI_CHROMA_URL (empty: the vectors lie in the data folder)"
        )
        self.address = address
        self.why = why


class VectorsLost(VectorStoreError):
    """The server's collection is gone, or is not the one that was made; never rebuilt unasked."""


class EmbedderFailed(VectorStoreError):
    """An endpoint cannot be reached, refuses, or answers with what are no vectors."""


class EmbedderMissing(VectorStoreError):
    """The model is not there, or is not the one that was asked for."""


class RerankerMissing(VectorStoreError):
    """The reranker's file is not there, is cut short, or is another version's."""


class AnswerError(PipelineError):
    """No answer could be made."""


class QuestionRefused(AnswerError):
    """Empty, or longer than the limit."""


class FilterRefused(AnswerError):
    """An answer is to be held to reports, and there are none of that name, issuer or time."""


class ModelFailed(AnswerError):
    """A language model gave no whole reply in its time. The answer is then made without it."""

    def __init__(self, reason: str, told: str) -> None:
        """``reason`` is one of :data:`assistant.llm.records.Reason`; ``told`` is for who runs the program."""
        super().__init__(told)
        self.reason = reason


class EvalError(PipelineError):
    """Cases or datasets that cannot be used."""
