"""Filling frames: a trigger with the participants that its grammar gives it becomes a candidate event."""

from collections.abc import Iterable, Sequence

from flows.extract.candidates import Candidate, Rejected, between, towards
from flows.extract.clauses import Clause
from flows.extract.dealings import (
    beneficiaries,
    is_done_to,
    is_dropped,
    is_object_of_deed,
    is_outcome,
    is_spoken_of,
    meets_alone,
    present_at,
)
from flows.extract.language import Frame, Language, Trigger
from flows.extract.marks import Marked, Party, TriggerMention
from flows.extract.merging import GROUP_TYPES
from flows.extract.reality import Reality, read_reality
from flows.extract.sites import ARMED, Site, Slots, codes_of, find_site
from flows.extract.slots import fill_slots
from flows.extract.standing import CONTENT, DECIDED, JOINING, cue_end, is_content, refusal_of, stands, status_of
from flows.extract.threats import is_foretold, threat, warned
from flows.extract.unnamed import is_definite, may_point, point_at_unnamed
from flows.records import Kind, Person

_CALLED_OFF = frozenset({"SANCTION", "ACCUSE", "THREATEN"})  # who calls these off gives in
# Patterns in which both sides take part in person, as they do in a request; elsewhere only who acts does.
_SHARED = frozenset({"mutual", "fight", "gathering"})
_BY_PLACE = 0.8  # how much less certain a recipient is that only the place tells
_BESIDE = 0.7  # how much less certain it is where only the clause names another side
_AIMED = frozenset({"REQUEST", "MOBILIZE"})  # what is asked, or readied, is for the other side that the clause names
_IN_PERSON = frozenset({"meeting", "negotiation", "call"})
_ANTECEDENT_REACH = 6  # tokens before a relative clause that may name the instrument
_RESIDENT = frozenset({"envoy"})  # offices whose holders live where they are received
_PASSIVE_OBJECT_REACH = 5  # tokens behind a passive verb that may name it
_AHEAD_REACH = 4  # tokens of a phrase that says that something is still to come
_NARROW_INSTRUMENT = 6  # the broadest rank of an instrument that turns a pledge into an agreement


class FrameFiller:
    """Makes candidates of a sentence's triggers."""

    def __init__(self, language: Language, states: frozenset[str], agreement_ranks: dict[str, int]) -> None:
        self._language = language
        self._states = states
        self._ranks = agreement_ranks

    def fill(self, marked: Marked, clauses: list[Clause]) -> tuple[list[Candidate], list[Rejected]]:
        """The candidates of a sentence, in text order, and the triggers that made none."""
        candidates: list[Candidate] = []
        rejected: list[Rejected] = []
        for mention in marked.triggers:
            made: list[Candidate] = []
            refused: list[Rejected] = []
            for trigger in mention.triggers:
                if trigger.word_class == "pointer":
                    continue
                outcome = self._one(marked, clauses, mention, trigger)
                if isinstance(outcome, str):
                    refused.append(
                        Rejected(marked.sentence.index, mention.first, mention.last, trigger.frame.id, outcome)
                    )
                else:
                    made.extend(outcome)
            if not made and not any(one.reason == CONTENT for one in refused):
                made = self._shorter(marked, clauses, mention)
            candidates.extend(_best(made))
            if not made:
                rejected.extend(refused)
        kept = [c for c in candidates if not (self._is_title(marked, c, candidates) or _is_decision(c, candidates))]
        return kept, rejected

    def _shorter(self, marked: Marked, clauses: list[Clause], mention: TriggerMention) -> list[Candidate]:
        """What the end of a phrase tells whose whole made no event ("akan [memberikan sanksi]")."""
        for position in range(mention.first + 1, mention.last):
            match = self._language.triggers.at(marked.sentence.keys, position)
            if match is None or match.end < mention.last:
                continue
            made: list[Candidate] = []
            for trigger in match.values:
                inner = TriggerMention(position, match.end, (trigger,))
                outcome = self._one(marked, clauses, inner, trigger) if trigger.word_class == "active" else ""
                made.extend(() if isinstance(outcome, str) else outcome)
            if made:
                return made
        return []

    def _one(
        self, marked: Marked, clauses: list[Clause], mention: TriggerMention, trigger: Trigger
    ) -> list[Candidate] | str:
        """The candidates of one trigger, or why there is none."""
        site = find_site(marked, clauses, mention, trigger, self._language.possessive_suffix)
        if site.index >= 0 and (untold := CONTENT if is_content(site) else self._prevented(site)):
            return untold
        cued = cue_end(clauses, trigger, mention)
        reality = read_reality(marked, clauses, site.index, cued) if site.index >= 0 else Reality()
        instruments = self._instruments(marked, *_instrument_span(site)) if site.frame.instrument else []
        refusal = refusal_of(site, reality, instruments)
        if refusal:
            return refusal
        slots = fill_slots(site)
        reality = Reality() if slots.presupposed else reality
        status = status_of(site, reality)
        model = self._model(site, slots, instruments[0] if instruments else site.frame.agreement_type)
        threatened = threat(site, slots, model) if status != "occurred" else []
        if threatened:
            return threatened
        gives_in = reality.called_off and model.type in _CALLED_OFF and not site.noun
        if status is None and not gives_in:
            return "negated, conditional or only wished for"
        spoken_for = model.type == "THREATEN" or (model.kind == "pledge" and site.frame.modal == "keep")
        if spoken_for and is_foretold(site, slots):
            return "foretold by somebody else"
        made = [self._with_instrument(site, candidate) for candidate in self._assembled(site, slots, reality, model)]
        if not made:
            return "too few participants"
        if status is None:
            return [candidate._replace(type="CONCEDE", kind=None) for candidate in made]
        if reality.negated and site.frame.negated is not None:
            return [candidate._replace(type=site.frame.negated, kind=None) for candidate in made]
        held = all(candidate.kind == "summit" for candidate in made)
        if held and site.noun and self._lies_ahead(marked, mention.first):
            return [candidate._replace(status="planned", ahead=True) for candidate in made]
        made = [candidate if candidate.status == status else candidate._replace(status=status) for candidate in made]
        further = instruments[1:] if site.frame.instrument == "required" else []
        return made + [_by(candidate, other) for candidate in made for other in further]

    def _with_instrument(self, site: Site, candidate: Candidate) -> Candidate:
        """A candidate that points to an agreement, with the instrument named ("menyambut [gencatan senjata]")."""
        if "AGREE" not in candidate.points_to:
            return candidate
        named = self._instruments(site.marked, site.mention.last, site.end)
        return candidate._replace(points_at=named[0]) if named else candidate

    def _prevented(self, site: Site) -> str:
        """That a verb is what its head forbids or keeps from happening ("mencegah X [menyerang Y]"), else ""."""
        clause = site.clauses[site.index]
        if site.noun or clause.border or clause.parent < 0:
            return ""
        head = site.clauses[clause.parent]
        keys = site.marked.sentence.keys
        kept = any(self._language.has(keys, p, "preventing") for p in range(head.verb_first, head.verb_last))
        return "kept from happening" if kept else ""

    def _lies_ahead(self, marked: Marked, position: int) -> bool:
        """Whether words right before a gathering say that it is still to come ("sehari [menjelang] KTT APEC")."""
        for start in range(max(0, position - _AHEAD_REACH), position):
            match = self._language.words.at(marked.sentence.keys, start)
            if match is not None and "ahead" in match.values and match.end == position:
                return True
        return False

    def _is_title(self, marked: Marked, candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
        """Whether a declaration is only the title of what is signed ("menandatangani [Deklarasi] Kemitraan ...")."""
        if candidate.kind != "joint_statement":
            return False
        keys = marked.sentence.keys
        whole = self._language.instruments.at(keys, candidate.trigger_first)
        titled = self._language.instruments.at(keys, candidate.trigger_last) is not None
        titled = titled or (whole is not None and whole.end > candidate.trigger_last)
        return titled and any(
            other.type == "AGREE" and other.kind == "agreement" and other.clause == candidate.clause
            for other in candidates
            if other.actors == candidate.actors
        )

    def _instruments(self, marked: Marked, start: int, end: int) -> list[str]:
        """The agreement types named in `[start, end)`: of each thing that a list names the most specific, each once.

        The list goes on where a comma or conjunction stands right before an instrument; what else is named says what
        an instrument is about ("perjanjian perdagangan dan [nota kesepahaman] tentang investasi").
        """
        things: list[list[str]] = []
        position = start
        while position < end:
            match = self._language.instruments.at(marked.sentence.keys, position)
            about = bool(things) and marked.function_before(position) == "preposition:about"
            if (
                match is not None
                and not (about and is_definite(marked, match.end))
                and not self._is_to_be(marked, position)
            ):
                if not things or self._is_listed(marked, position):
                    things.append([])
                things[-1].extend(match.values)
            position = match.end if match is not None else position + 1
        named = [min(types, key=lambda value: self._ranks[value]) for types in things]
        return list(dict.fromkeys(named))

    def _is_to_be(self, marked: Marked, position: int) -> bool:
        """Whether an instrument is still to be drawn up ("sepakat memulai [penyusunan] perjanjian dagang")."""
        return position > 0 and self._language.has(marked.sentence.keys, position - 1, "drafting")

    def _is_listed(self, marked: Marked, position: int) -> bool:
        """Whether a list's comma or conjunction stands before a token, a number or determiner between."""
        before = position - 1
        keys = marked.sentence.keys
        while before > 0 and (keys[before].isdigit() or self._language.determiners.at(keys, before) is not None):
            before -= 1
        return before >= 0 and (marked.sentence.words[before] == "," or marked.function_before(before + 1) in JOINING)

    def _model(self, site: Site, slots: Slots, agreement_type: str | None) -> Candidate:
        """The candidate with everything but its participants."""
        frame, mention = site.frame, site.mention
        kind: Kind | None = frame.kind
        if frame.instrument == "upgrades" and agreement_type is not None:
            kind = "agreement" if self._ranks[agreement_type] <= _NARROW_INSTRUMENT else kind
            agreement_type = agreement_type if kind == "agreement" else None
        if kind == "agreement" and agreement_type == "joint_statement":
            kind = "joint_statement"
        spans = [party for party in (*slots.agents, *slots.others) if party.codes]
        faced = frame.pattern in _SHARED or frame.type == "REQUEST"
        named = (*slots.agents, *slots.others) if faced else slots.agents
        grounds = codes_of({"agent": slots.agents, "other": slots.others, "": ()}[frame.soil])
        there = present_at(site, self._language)
        aside = site.marked.function_before(mention.first) == "preposition:sidelines"
        return Candidate(
            frame=frame.id,
            type=frame.type,
            kind=kind,
            actors=(),
            recipients=(),
            people=_people((*slots.present, *named, *(() if aside else there))),
            status="occurred",
            agreement_type=agreement_type,
            sentence=site.marked.sentence.index,
            clause=site.index,
            trigger_first=mention.first,
            trigger_last=mention.last,
            first=min([mention.first, *(party.first for party in spans)]),
            last=max([mention.last, *(party.last for party in spans)]),
            confidence=round(frame.confidence * slots.certain, 3),
            host=slots.host,
            present=_people(there) if frame.type in GROUP_TYPES and not aside else (),
            beside=_people(there) if aside else (),
            soil=grounds[0] if len(grounds) == 1 and grounds[0] in self._states else None,
        )

    def _assembled(self, site: Site, slots: Slots, reality: Reality, model: Candidate) -> list[Candidate]:
        """The model with its participants, once for each event that they make."""
        frame = site.frame
        if not _fits(frame, slots):
            return []
        agents, others = codes_of(slots.agents), codes_of(slots.others) or warned(site, model)
        match frame.pattern:
            case "judged":
                return _judged(site, model, agents, others)
            case "likewise":
                return [towards(model, agents, ())._replace(anaphoric=True, likewise=True)] if agents else []
            case "visit":
                return _visits(model, slots, agents, others)
            case "gathering":
                return self._gathered(model, list(dict.fromkeys([*agents, *others])))
            case "mutual" | "fight":
                if model.type == "CONSULT" and (is_spoken_of(site) or is_object_of_deed(site)):
                    return []
                met = self._mutual(site, slots, reality, model)
                received = len(met) == 1 and model.kind == "meeting" and not met[0].anaphoric and not site.noun
                return [*met, *self._received(site, slots, model)] if received else met
            case _:
                return _directed(site, reality, model, agents, others)

    def _gathered(self, model: Candidate, codes: list[str]) -> list[Candidate]:
        """A gathering of an organisation or of several states; of two it is a meeting."""
        gathered = any(code not in self._states for code in codes)
        if len(codes) == 2 and not gathered:
            return [between(model, codes)._replace(kind="meeting")]
        return [between(model, codes)] if gathered or len(codes) > 2 else []

    def _received(self, site: Site, slots: Slots, model: Candidate) -> list[Candidate]:
        """The visit that somebody pays who is met in the other side's own state."""
        sides = slots.agents, slots.others
        codes = [codes_of(side) for side in sides]
        clause = site.clause
        if clause is None or any(len(side) != 1 or side[0] not in self._states for side in codes):
            return []
        inside = (p for p in site.marked.places if clause.start <= p.first < clause.end and p.preposition == "at")
        here = next(inside, None)
        if here is None or codes[0] == codes[1] or [here.country] not in codes:
            return []
        host = codes.index([here.country])
        guests = sides[1 - host]
        if not any(p.people for p in guests) or any(p.role and p.role.role in _RESIDENT for p in guests):
            return []
        return [towards(model, codes[1 - host], codes[host])._replace(kind="visit", people=_people(guests), host=here)]

    def _mutual(self, site: Site, slots: Slots, reality: Reality, model: Candidate) -> list[Candidate]:
        agents, others = codes_of(slots.agents), codes_of(slots.others)
        both = list(dict.fromkeys([*agents, *others]))
        if len(both) > 2 and len(agents) == 1 and (reality.separate or model.kind == "call"):
            return [between(model, [*agents, other]) for other in others if other not in agents]
        if len(agents) > 1 and len(others) == 1 and reality.separate:
            return [between(model, [agent, *others]) for agent in agents if agent not in others]
        if len(both) >= 2:
            return [between(model, both)]
        granted = codes_of(beneficiaries(site)) if model.kind == "pledge" and len(agents) == 1 else []
        if granted and agents[0] not in granted:
            return [towards(model, agents, granted)]
        owned = slots.owned if site.noun else site.trigger.word_class == "active" and meets_alone(site, slots)
        if both and model.kind in ("meeting", "call") and owned and both[0] not in self._states:
            return [between(model, both)._replace(kind="summit")]
        beside = site.beside(both) if both and model.kind in _IN_PERSON and not is_done_to(site) else ()
        if beside:
            return [_guessed(between(model, [*both, *beside]))]
        if site.noun and model.kind in _IN_PERSON and len(others) == 1 and not agents and is_dropped(site, slots):
            return [between(model, both)._replace(anaphoric=True, topical=True)]
        spoken_of = model.kind == "joint_statement" or is_definite(site.marked, model.trigger_last)
        agentless = site.trigger.word_class == "passive" and model.type == "AGREE" and not both
        agentless = agentless and not (site.clause is not None and site.clause.border == "relative")
        reached = model.type == "AGREE" and not both and is_outcome(site)
        if (site.noun and spoken_of) or agentless or reached or (site.frame.one_sided and both):
            return [between(model, both)._replace(anaphoric=True)]
        return []


def _fits(frame: Frame, slots: Slots) -> bool:
    """Whether those who act, and whom they act on, are such as the frame tells of."""
    if frame.needs_person and not any(_is_somebody(party) for party in slots.others):
        return False
    personal = any(party.people for party in slots.agents)
    if (frame.needs_subject_person and not personal) or (frame.unnamed_subject and personal):
        return False
    if slots.agents and not frame.demonstration and all(party.civil for party in slots.agents):
        return False
    armed = any(party.sector in ARMED for party in slots.agents)
    return armed or not frame.armed_subject or frame.pattern != "directed"


def _is_somebody(party: Party) -> bool:
    """Whether a party is a person: named, in office, or the guest or partner just spoken of."""
    met = party.reference is not None and party.reference.points_to in ("guest", "partner") and party.first < party.last
    return bool(party.people or party.role or met)


def _judged(site: Site, model: Candidate, agents: Sequence[str], others: Sequence[str]) -> list[Candidate]:
    """What a speaker says of somebody, or of a deed just told ("serangan itu melanggar hukum")."""
    if not agents or others:
        return [towards(model, agents, others)] if agents else []
    return [one for one in point_at_unnamed(site, model, agents) if one.points_to]


def _by(candidate: Candidate, agreement_type: str) -> Candidate:
    """The agreement by another instrument of the same list."""
    kind: Kind = "joint_statement" if agreement_type == "joint_statement" else "agreement"
    return candidate._replace(kind=kind, agreement_type=agreement_type)


def _guessed(model: Candidate) -> Candidate:
    """The model, less certain: only that they stand in its clause says who the other side is."""
    return model._replace(confidence=round(model.confidence * _BESIDE, 3))


def _visits(model: Candidate, slots: Slots, agents: Sequence[str], others: Sequence[str]) -> list[Candidate]:
    """One visit for each host that is not the visitor's own state."""
    hosts = [code for code in others if code not in agents]
    if slots.host is not None and slots.host.country and slots.host.country not in agents:
        hosts = list(dict.fromkeys([slots.host.country, *hosts]))
    if not agents:
        return []
    return [
        towards(model, agents, [host])._replace(host=model.host if model.host and host == model.host.country else None)
        for host in hosts
    ]


def _directed(
    site: Site, reality: Reality, model: Candidate, agents: Sequence[str], others: Sequence[str]
) -> list[Candidate]:
    mention, demonstration = site.mention, site.frame.demonstration
    performative = site.frame.performative
    if performative is not None and not agents and stands(site.marked, performative, mention.first, mention.first + 1):
        return [towards(model, (), others)._replace(anaphoric=True, by_speaker=True)]
    recipients = [code for code in others if code not in agents]
    if reality.mutual and len(agents) >= 2 and not recipients:
        if model.type == "ASSAULT":
            return [between(model, agents)]
        return [towards(model, [code], [other for other in agents if other != code]) for code in agents]
    if demonstration and not agents and model.host is not None and model.host.country not in recipients:
        agents = [model.host.country]
    if not agents:
        return [towards(model, (), recipients)._replace(anaphoric=True)] if demonstration and recipients else []
    if not recipients and model.host is not None and model.host.country not in agents:
        recipients = [model.host.country]
        model = model._replace(host=None, confidence=round(model.confidence * _BY_PLACE, 3))
    if recipients:
        return [towards(model, agents, recipients)]
    return _unaddressed(site, reality, model, agents)


def _unaddressed(site: Site, reality: Reality, model: Candidate, agents: Sequence[str]) -> list[Candidate]:
    """What agents do or say to somebody whom the words do not name; what one promises it promises its partners."""
    if model.kind == "pledge" and len(agents) >= 2:
        return [between(model, agents)]
    if model.kind == "pledge" and not site.noun and site.clause is not None and site.clause.border != "purpose":
        return [towards(model, agents, ())._replace(anaphoric=True)]
    beside = site.beside(agents) if model.type in _AIMED and not (site.noun or reality.negated) else ()
    if beside:
        return [_guessed(towards(model, agents, beside))]
    return point_at_unnamed(site, model, agents) if may_point(site.marked, site.mention, site.frame) else []


def _is_decision(candidate: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether a pledge only says that somebody decided what the next verb tells ("sepakat [menjatuhkan sanksi]")."""
    return candidate.kind == "pledge" and any(
        other.type in DECIDED and other.actors == candidate.actors and 0 <= other.clause - candidate.clause <= 1
        for other in candidates
    )


def _instrument_span(site: Site) -> tuple[int, int]:
    """Where the instrument of an agreement is named: before a passive or close behind it, else anywhere in reach."""
    clause, word_class = site.clause, site.trigger.word_class
    start = clause.start if clause is not None else 0
    if word_class == "passive":
        before = start - _ANTECEDENT_REACH if clause is not None and clause.border == "relative" else start
        return max(0, before), min(site.far, site.mention.last + _PASSIVE_OBJECT_REACH)
    if word_class == "active":  # "Dalam deklarasi itu keduanya [sepakat] bekerja sama"
        return site.mention.first, site.far
    return start, site.end


def _best(candidates: list[Candidate]) -> list[Candidate]:
    """Of the frames that one word may evoke, the candidates of the most confident that found participants."""
    if not candidates:
        return []
    full = [candidate for candidate in candidates if not candidate.anaphoric] or candidates
    top = max(full, key=lambda candidate: candidate.confidence + (0.2 if candidate.agreement_type else 0.0))
    return [candidate for candidate in full if candidate.frame == top.frame]


def _people(parties: Iterable[Party]) -> tuple[Person, ...]:
    return tuple(dict.fromkeys(person for party in parties for person in party.people))
