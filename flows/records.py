"""What passes between the stages: Article, Event and Mention, with their parts.

Every record is immutable. Ids are SHA-256 digests of content cut to 128 bits (32 hex digits), so the
same articles give the same ids on any machine, in any order, in any batch.
"""

import hashlib
from dataclasses import dataclass
from typing import Literal, TypeAlias

EventType: TypeAlias = Literal[
    "CONSULT", "AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Kind: TypeAlias = Literal["meeting", "visit", "call", "summit", "negotiation", "agreement", "pledge", "joint_statement"]
DateBasis: TypeAlias = Literal["explicit", "weekday", "relative", "inherited", "publication"]
Status: TypeAlias = Literal["occurred", "planned", "cancelled"]
PublishedBasis: TypeAlias = Literal["given", "markup", "url", "dateline", "copyright"]
SectionKind: TypeAlias = Literal["dateline", "heading", "body", "insert", "footer"]


def content_id(*parts: str | None) -> str:
    """The 32-hex-digit id of these parts; None and "" are told apart, and so are ("ab", "c") and ("a", "bc")."""
    digest = hashlib.sha256()
    for part in parts:
        encoded = b"" if part is None else part.encode("utf-8", "surrogatepass")
        length = "-" if part is None else str(len(encoded))
        digest.update(f"{length}:".encode())
        digest.update(encoded)
    return digest.hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch `[start, end)` of an article's text, in characters, and what it is."""

    kind: SectionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dispatch:
    """The form of a news dispatch: where it was filed, by whom, and which stretches are its body.

    `sections` are in text order and do not overlap; what lies between them is white space.
    `place` and `agencies` come from the dateline ("Beijing (ANTARA/Xinhua) -": "Beijing",
    ("ANTARA", "Xinhua")); the people and `year` from the footer.
    """

    sections: tuple[Section, ...] = ()
    place: str | None = None
    agencies: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    copyright_year: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as it is stored: evidence offsets count characters of `text`.

    `published` is ISO 8601: a date-time with offset, a day, a month or a year, as precisely as it is
    known; `published_basis` says from what. `article_id` is the id that was given, else derived from
    the canonical URL, else from the text. `revision_id` is the digest of title, text and published time: a
    corrected article keeps its article_id and gets a new revision_id.
    """

    article_id: str
    revision_id: str
    text: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    language: str | None = None
    dispatch: Dispatch = Dispatch()


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that could not be taken: where it was, why, and its bytes (the first 64 KiB at most).

    `origin` is the source as the user named it (file name, URL, or "-"), `position` the one-based record or
    line in it, None for the whole; `cause` is a short stable word ("encoding", "too_large", "bad_json"), and
    `detail` a sentence for the reader.
    """

    origin: str
    position: int | None
    cause: str
    detail: str
    content: bytes = b""

    @property
    def reject_id(self) -> str:
        """The digest of origin, position, cause and content."""
        position = None if self.position is None else str(self.position)
        return content_id(self.origin, position, self.cause, hashlib.sha256(self.content).hexdigest())


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part: the name at its fullest in the article, the role and the state or body served."""

    name: str
    role: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that state the event: `article.text[start:end] == text`; `sentence` counts from 0 in the article."""

    text: str
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One article's telling of one event: the words that say so, who says so, and how sure the engine is.

    `rule` names the frame that made it; `attributed_to` is the speaker's code where the event is only
    reported by somebody; `confidence` lies in [0, 1].
    """

    article_id: str
    evidence: Evidence
    rule: str
    confidence: float
    extractor_version: str
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One diplomatic event as one article tells it; its fields are those of the published record.

    `date` is an ISO day, month, year or interval ("2022-09-15/2022-09-16"); `country` ISO 3166-1 alpha-3 of `place`;
    `latitude` and `longitude` are WGS 84 degrees. `actors` and `recipients` are sorted codes; symmetric events have
    all participants in `actors`. Two articles tell the same event when `event_id` is equal. `principals` are the
    names, folded to one spelling, that tell two meetings of the same states on one day apart; not published.
    """

    type: EventType
    kind: Kind | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    people: tuple[Person, ...]
    date: str | None
    date_basis: DateBasis | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    agreement_type: str | None
    status: Status
    parent: str | None
    plover_type: str
    plover_mode: str | None
    cameo_code: str
    goldstein: float
    quad_class: int
    mention: Mention
    principals: tuple[str, ...] = ()

    @property
    def event_id(self) -> str:
        """The digest of what makes it this event: type, kind, participants, principals, date, agreement type, status.

        An undated event is told apart by its article: nothing shows that two articles mean the same one.
        """
        return content_id(
            self.type,
            self.kind,
            "|".join(self.actors),
            "|".join(self.recipients),
            self.date or f"undated:{self.mention.article_id}",
            self.agreement_type,
            self.status,
            "|".join(self.principals),
        )

    @property
    def mention_id(self) -> str:
        """The digest of event and article: an article tells an event once."""
        return content_id(self.event_id, self.mention.article_id)

    def as_record(self) -> dict[str, object]:
        """The published JSON object, keys in their published order."""
        mention, evidence = self.mention, self.mention.evidence
        return {
            "event_id": self.event_id,
            "article_id": mention.article_id,
            "type": self.type,
            "kind": self.kind,
            "actors": list(self.actors),
            "recipients": list(self.recipients),
            "people": [{"name": p.name, "role": p.role, "country": p.country} for p in self.people],
            "date": self.date,
            "date_basis": self.date_basis,
            "place": self.place,
            "country": self.country,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "agreement_type": self.agreement_type,
            "status": self.status,
            "parent": self.parent,
            "plover_type": self.plover_type,
            "plover_mode": self.plover_mode,
            "cameo_code": self.cameo_code,
            "goldstein": self.goldstein,
            "quad_class": self.quad_class,
            "confidence": mention.confidence,
            "attributed_to": mention.attributed_to,
            "evidence": {
                "text": evidence.text,
                "start": evidence.start,
                "end": evidence.end,
                "sentence": evidence.sentence,
            },
            "extractor_version": mention.extractor_version,
        }
