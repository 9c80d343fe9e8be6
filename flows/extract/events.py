"""The one way through the engine: an article in, its events out.

sentences → times → marked mentions → references → clauses → frames → dates and places → merging.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.extract.attribution import attribute
from flows.extract.candidates import Candidate, Rejected
from flows.extract.clauses import Clause, split_clauses
from flows.extract.dating import Clock, adverbial, find_gathering, find_parent, find_place, known_no_finer
from flows.extract.evidence import find_evidence
from flows.extract.frames import FrameFiller
from flows.extract.language import Language, load_language
from flows.extract.marks import Location, Marked, Party
from flows.extract.mentions import Marker
from flows.extract.merging import GROUP_TYPES, OPPOSING, STATEMENTS, Told, is_international, merge
from flows.extract.modals import read_modals
from flows.extract.ontology import Ontology, load_ontology
from flows.extract.podiums import Podium, find_podium, share_podiums
from flows.extract.pointing import awaits_topic, point_at_topic, point_back
from flows.extract.references import Discourse
from flows.extract.register import Register
from flows.extract.scenes import Stage, share_days, share_parents, share_people, share_places
from flows.extract.text import Sentence, fold, split_sentences, tokenize
from flows.extract.times import mark_times
from flows.extract.world import World, load_world
from flows.records import Article, Event, Mention

EXTRACTOR_VERSION = "0.1.0"
_PEOPLE_TELL_APART = frozenset({"meeting", "visit", "call", "negotiation"})


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the engine saw in an article: for `samarkand explain` as much as for the events.

    `origins` are what the events were made of, in their order.
    """

    sentences: tuple[Marked, ...]
    told: tuple[Told, ...]
    rejected: tuple[Rejected, ...]
    events: tuple[Event, ...]
    origins: tuple[Told, ...]


class Engine:
    """The extraction engine of one language; it holds no state of any article."""

    def __init__(self, language: Language, world: World, ontology: Ontology) -> None:
        self._language = language
        self._world = world
        self._ontology = ontology
        self._filler = FrameFiller(language, world.states, ontology.ranks)

    def read(self, article: Article) -> Reading:
        """The events of an article, with all that led to them."""
        spans = [(section.start, section.end) for section in article.dispatch.sections if section.kind == "body"]
        sentences = split_sentences(article.text, spans or [(0, len(article.text))], self._language.abbreviations)
        times = mark_times(sentences, article.published, self._language.times, article.text)
        telling = [adverbial(sentence, found, self._language) for sentence, found in zip(sentences, times, strict=True)]
        clock = Clock(article.published, telling, self._language)
        register = Register(self._world, clock.today)
        dateline = self._dateline(article)
        marker = Marker(self._language, self._world, register, article.text, dateline)
        homes = self._language.home_states
        seat = dateline.country if dateline is not None else None
        stage = Stage(dateline, homes, self._world)
        home = seat if seat in homes else None
        discourse = Discourse(register, self._world.states, self._world.premierships, home=home, homes=homes, host=seat)
        told: list[Told] = []
        unaddressed: list[Told] = []
        rejected: list[Rejected] = []
        resolved_sentences: list[Marked] = []
        podiums: list[Podium] = []
        for sentence, found in zip(sentences, times, strict=True):
            groups = len(discourse.groups)
            resolved = discourse.resolve(marker.mark(sentence, found))
            resolved_sentences.append(resolved)
            clauses = split_clauses(resolved, self._language) if resolved.parties or resolved.triggers else []
            candidates, refused = self._filler.fill(resolved, clauses)
            candidates.extend(read_modals(resolved, clauses, self._language))
            rejected.extend(refused)
            for candidate in candidates:
                completed = point_back(candidate, told, discourse)
                if completed is None and awaits_topic(candidate):
                    unaddressed.append(stage.settle(self._placed(candidate, resolved, clauses, clock, article.text)))
                    continue
                if completed is None:
                    rejected.append(_unaddressed(candidate))
                    continue
                told.append(stage.settle(self._placed(completed, resolved, clauses, clock, article.text)))
                _remember(discourse, completed)
            if (podium := find_podium(resolved, clauses, telling[sentence.index], discourse.person)) is not None:
                podiums.append(podium)
            subject = _main_subject(clauses)
            discourse.observe(resolved.parties, subject)
            discourse.fresh = len(discourse.groups) > groups
            clock.leave(resolved, clauses)
        for one in unaddressed:
            aimed = point_at_topic(one.candidate, discourse)
            if aimed is not None:
                told.append(replace(one, candidate=aimed))
            else:
                rejected.append(_unaddressed(one.candidate))
        told.sort(key=lambda one: (one.candidate.sentence, one.candidate.trigger_first))
        told = [_with_people(one, register, self._world) for one in told]
        told = share_podiums(told, podiums)
        told = share_parents(share_people(share_places(share_days(told))))
        merged = merge(told) if not self._is_sport(sentences) else []
        made = self._events(article, merged, sentences)
        events, origins = tuple(event for event, _ in made), tuple(origin for _, origin in made)
        return Reading(tuple(resolved_sentences), tuple(merged), tuple(rejected), events, origins)

    def _is_sport(self, sentences: Sequence[Sentence]) -> bool:
        """Whether the article is about matches, whose teams attack and beat each other by their states' names."""
        found = 0
        for sentence in sentences:
            found += len(self._language.sport.within(sentence.keys, 0, len(sentence)))
            if found >= self._language.sport_words:
                return True
        return False

    def _dateline(self, article: Article) -> Location | None:
        """Where the dispatch was filed, as far as the gazetteer knows; None for two places ("Brussel/Beijing")."""
        written = article.dispatch.place or ""
        keys = tokenize(written)
        match = self._world.places.at(keys, 0) if keys and "/" not in keys else None
        if match is None or not match.values[0].country:
            return None
        place = match.values[0]
        return Location(written.split(",")[0].strip(), place.country, place.latitude, place.longitude)

    def _placed(self, candidate: Candidate, marked: Marked, clauses: Sequence[Clause], clock: Clock, text: str) -> Told:
        clause = clauses[candidate.clause] if 0 <= candidate.clause < len(clauses) else None
        dated = clock.date(candidate, marked, clauses)
        if candidate.status == "occurred" and clock.is_ahead(dated.date) and candidate.type not in STATEMENTS:
            candidate = candidate._replace(status="planned")
        candidate = attribute(candidate, marked, clauses)
        return Told(
            candidate,
            dated.date,
            dated.basis,
            find_place(candidate, marked, clauses, clause),
            find_parent(candidate, marked, text, self._language),
            find_gathering(candidate, marked, text, self._language),
            date_source=dated.source,
        )

    def _events(
        self, article: Article, merged: Sequence[Told], sentences: Sequence[Sentence]
    ) -> list[tuple[Event, Told]]:
        """The events, one an id, each with what it was made of."""
        events: dict[str, tuple[Event, Told]] = {}
        for one in merged:
            if not is_international(one.candidate):
                continue
            event = self._event(article, one, sentences[one.candidate.sentence])
            events.setdefault(event.event_id, (event, one))
        return list(events.values())

    def _event(self, article: Article, told: Told, sentence: Sentence) -> Event:
        candidate = told.candidate
        codes = self._ontology.code(candidate.type, candidate.kind, candidate.agreement_type)
        place = told.place
        principals = (
            sorted({fold(person.name) for person in candidate.people}) if candidate.kind in _PEOPLE_TELL_APART else []
        )
        return Event(
            type=candidate.type,
            kind=candidate.kind,
            actors=candidate.actors,
            recipients=candidate.recipients,
            people=candidate.people,
            date=known_no_finer(told.date, told.date_basis),
            date_basis=told.date_basis if told.date else None,
            place=(place.text or None) if place else None,
            country=(place.country or None) if place else None,
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
            agreement_type=candidate.agreement_type,
            status=candidate.status,
            parent=told.parent,
            plover_type=codes.plover_type,
            plover_mode=codes.plover_mode,
            cameo_code=codes.cameo_code,
            goldstein=codes.goldstein,
            quad_class=codes.quad_class,
            mention=Mention(
                article_id=article.article_id,
                evidence=find_evidence(article.text, sentence, candidate),
                rule=candidate.frame,
                confidence=self._ontology.share_right(candidate.confidence),
                extractor_version=EXTRACTOR_VERSION,
                attributed_to=candidate.attributed_to,
            ),
            principals=tuple(principals),
        )


def _unaddressed(candidate: Candidate) -> Rejected:
    span = (candidate.sentence, candidate.trigger_first, candidate.trigger_last)
    return Rejected(*span, candidate.frame, "nothing for it to point back to")


def _with_people(told: Told, register: Register, world: World) -> Told:
    """The event with its people's fullest names, less those of states that take no part.

    Those stay who are said to be there, and where a body takes part, whose people serve states that it does not name.
    """
    candidate = told.candidate
    codes = {*candidate.actors, *candidate.recipients}
    anybody = not codes <= world.states
    people = tuple(
        dict.fromkeys(
            person if (name := register.fullest(person.name)) == person.name else replace(person, name=name)
            for person in candidate.people
            if anybody or person.country in (None, *codes) or person in candidate.present
        )
    )
    return told if people == candidate.people else replace(told, candidate=candidate._replace(people=people))


def _remember(discourse: Discourse, candidate: Candidate) -> None:
    """Keep who took part in an event, for what later words refer to them by."""
    if candidate.kind == "visit" and candidate.status != "cancelled":
        discourse.guest, discourse.host = candidate.actors[0], candidate.recipients[0]
    if candidate.type == "PROTEST":
        discourse.crowd = candidate.sentence
    if candidate.type in GROUP_TYPES and len(candidate.actors) > 1 and candidate.kind != "call":
        discourse.remember_group(candidate.actors, candidate.people)
    elif candidate.type in OPPOSING and candidate.recipients:
        discourse.remember_opponents((*candidate.actors, *candidate.recipients))


def _main_subject(clauses: Sequence[Clause]) -> tuple[Party, ...]:
    """The subject of the first clause that has one and is no relative clause; else whoever is quoted."""
    main = [clause for clause in clauses if clause.subject and clause.border != "relative"]
    told = next((clause for clause in main if not clause.tag), main[0] if main else None)
    return told.subject if told is not None else ()


def load_engine(code: str = "id") -> Engine:
    """The engine of a language, its lexicon and gazetteer loaded once a process."""
    return Engine(load_language(code), load_world(), load_ontology())
