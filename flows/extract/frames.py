"""Filling frames: a trigger with the participants that its grammar gives it becomes a candidate event."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from flows.extract.clauses import Clause, head_of, reach
from flows.extract.language import Frame, Language, Trigger, WordClass
from flows.extract.marks import Marked, Party, PlaceMention, TriggerMention
from flows.extract.reality import Reality, read_reality
from flows.extract.slots import Site, Slots, codes_of, fill_slots
from flows.extract.tables import PhraseIndex
from flows.records import EventType, Kind, Person, Status

# What these heads govern is what is agreed, asked, threatened or refused, not something that happened.
_MOTIVATED = frozenset({"ACCUSE", "PROTEST"})  # a bare verb behind them says why
_SPEECH_ACTS = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT"})
# Types whose object may be an event told before ("menyambut baik kesepakatan itu").
_POINTING = frozenset({"SUPPORT", "ACCUSE", "REJECT"})
# Types whose unnamed recipient may be whom the same side addressed earlier in the sentence.
_ADDRESSING = frozenset({"REQUEST", "THREATEN", "REJECT", "ACCUSE", "SUPPORT", "SANCTION", "CONCEDE", "AID"})
# Patterns in which both sides take part in person; elsewhere only who acts does.
_SHARED = frozenset({"mutual", "fight", "gathering"})
_BY_PLACE = 0.8  # how much less certain a recipient is that only the place tells
_FORBIDDEN_REACH = 4  # tokens behind a trigger in which `without` words are looked for
_DEFINITE_REACH = 4  # tokens behind a noun in which its demonstrative may stand
_ANTECEDENT_REACH = 6  # tokens before a relative clause that may name the instrument
_PASSIVE_OBJECT_REACH = 5  # tokens behind a passive verb that may name it
_NARROW_INSTRUMENT = 6  # the broadest rank of an instrument that turns a pledge into an agreement


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event as one trigger tells it, before dates, places and merging; token positions are of its sentence.

    `[first, last)` runs from the first to the last word used; `[trigger_first, trigger_last)` is the trigger.
    `anaphoric` is true where the words only point back to an event told before ("pertemuan itu"): to the last of the
    types `points_to`, where nouns name them, and to the last of all where only a demonstrative does (`definite`);
    `addressing` is true where the recipient is whom the same side was last at odds or in touch with, `by_speaker` where
    the quoted speaker acts.
    """

    frame: str
    type: EventType
    kind: Kind | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    people: tuple[Person, ...]
    status: Status
    agreement_type: str | None
    sentence: int
    clause: int
    trigger_first: int
    trigger_last: int
    first: int
    last: int
    confidence: float
    anaphoric: bool = False
    points_to: frozenset[str] = frozenset()
    definite: bool = False
    addressing: bool = False
    by_speaker: bool = False
    attributed_to: str | None = None
    host: PlaceMention | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A trigger that made no event, and why not: for `samarkand explain`."""

    sentence: int
    first: int
    last: int
    frame: str
    reason: str


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
            candidates.extend(_best(made))
            if not made:
                rejected.extend(refused)
        return candidates, rejected

    def _one(
        self, marked: Marked, clauses: list[Clause], mention: TriggerMention, trigger: Trigger
    ) -> list[Candidate] | str:
        """The candidates of one trigger, or why there is none."""
        frame = trigger.frame
        index = _clause_of(clauses, mention.first)
        clause = clauses[index] if index >= 0 else None
        start = clause.start if clause is not None else 0
        end = max(clause.end if clause is not None else len(marked.sentence), mention.last)
        far = max(reach(clauses, index), mention.last) if index >= 0 else end
        if trigger.word_class == "noun":
            end = _noun_end(clauses, mention, end)
        elif index >= 0 and _is_content(clauses, index, mention):
            return "the content of another event"
        reality = read_reality(marked, clauses, index, _cue_end(clauses, trigger, mention)) if index >= 0 else Reality()
        from_here = start if trigger.word_class == "passive" else mention.first
        refused = reality.negated and frame.negated is not None
        if frame.needs is not None and not refused and not _stands(marked, frame.needs, from_here, far + 1):
            return "none of the words it needs"
        if frame.without is not None and _stands(
            marked, frame.without, mention.first, min(end, mention.last + _FORBIDDEN_REACH)
        ):
            return "a word that it must not have"
        agreement_type = frame.agreement_type
        if frame.instrument:
            agreement_type = self._instrument(marked, *_instrument_span(clause, mention, trigger.word_class, end, far))
            if frame.instrument == "required" and agreement_type is None:
                return "no instrument of agreement"
        status = _status(frame, trigger.word_class, reality)
        if status is None:
            return "negated, conditional or only wished for"
        slots = fill_slots(Site(marked, clauses, clause, mention, end, far), trigger)
        model = self._model(marked, mention, frame, slots, agreement_type, index)
        made = self._assembled(marked, clause, mention, trigger, slots, reality, model)
        if not made:
            return "too few participants"
        if reality.negated and frame.negated is not None:
            return [replace(candidate, type=frame.negated, kind=None) for candidate in made]
        return [replace(candidate, status=status) for candidate in made]

    def _instrument(self, marked: Marked, start: int, end: int) -> str | None:
        """The most specific agreement type named in `[start, end)`, the trigger's own words included."""
        named: list[str] = []
        position = start
        while position < end:
            match = self._language.instruments.at(marked.sentence.keys, position)
            named.extend(match.values if match is not None else ())
            position = match.end if match is not None else position + 1
        return min(named, key=lambda value: self._ranks[value], default=None)

    def _model(
        self,
        marked: Marked,
        mention: TriggerMention,
        frame: Frame,
        slots: Slots,
        agreement_type: str | None,
        index: int,
    ) -> Candidate:
        """The candidate with everything but its participants."""
        kind: Kind | None = frame.kind
        if frame.instrument == "upgrades" and agreement_type is not None:
            kind = "agreement" if self._ranks[agreement_type] <= _NARROW_INSTRUMENT else kind
            agreement_type = agreement_type if kind == "agreement" else None
        if kind == "agreement" and agreement_type == "joint_statement":
            kind = "joint_statement"
        spans = [party for party in (*slots.agents, *slots.others) if party.codes]
        return Candidate(
            frame=frame.id,
            type=frame.type,
            kind=kind,
            actors=(),
            recipients=(),
            people=_people([*slots.agents, *slots.others] if frame.pattern in _SHARED else slots.agents),
            status="occurred",
            agreement_type=agreement_type,
            sentence=marked.sentence.index,
            clause=index,
            trigger_first=mention.first,
            trigger_last=mention.last,
            first=min([mention.first, *(party.first for party in spans)]),
            last=max([mention.last, *(party.last for party in spans)]),
            confidence=round(frame.confidence * slots.certain, 3),
            host=slots.host,
        )

    def _assembled(
        self,
        marked: Marked,
        clause: Clause | None,
        mention: TriggerMention,
        trigger: Trigger,
        slots: Slots,
        reality: Reality,
        model: Candidate,
    ) -> list[Candidate]:
        """The model with its participants, once for each event that they make."""
        frame = trigger.frame
        if frame.needs_person and not any(party.people or party.role for party in slots.others):
            return []
        if frame.needs_subject_person and not any(party.people for party in slots.agents):
            return []
        agents, others = codes_of(slots.agents), codes_of(slots.others)
        if frame.pattern == "visit":
            return _visits(model, slots, agents, others)
        if frame.pattern == "gathering":
            both = list(dict.fromkeys([*agents, *others]))
            gathered = any(code not in self._states for code in both)
            if len(both) == 2 and not gathered:
                return [replace(_between(model, both), kind="meeting")]
            return [_between(model, both)] if gathered or len(both) > 2 else []
        if frame.pattern in ("mutual", "fight"):
            return self._mutual(marked, trigger, slots, reality, model)
        if (
            frame.performative is not None
            and not agents
            and _stands(marked, frame.performative, mention.first, mention.first + 1)
        ):
            return [replace(_towards(model, (), others), anaphoric=True, by_speaker=True)]
        return _directed(marked, clause, mention, trigger, reality, model, agents, others)

    def _mutual(
        self, marked: Marked, trigger: Trigger, slots: Slots, reality: Reality, model: Candidate
    ) -> list[Candidate]:
        agents, others = codes_of(slots.agents), codes_of(slots.others)
        both = list(dict.fromkeys([*agents, *others]))
        if len(both) > 2 and len(agents) == 1 and (reality.separate or model.kind == "call"):
            return [_between(model, [*agents, other]) for other in others if other not in agents]
        if len(agents) > 1 and len(others) == 1 and reality.separate:
            return [_between(model, [agent, *others]) for agent in agents if agent not in others]
        if len(both) >= 2:
            return [_between(model, both)]
        if trigger.word_class == "noun" and model.kind == "meeting" and slots.owned and both[0] not in self._states:
            return [replace(_between(model, both), kind="summit")]
        noun = trigger.word_class == "noun" and (
            model.kind == "joint_statement" or _is_definite(marked, model.trigger_last)
        )
        agentless = trigger.word_class == "passive" and model.type == "AGREE" and not both
        if noun or agentless or (trigger.frame.one_sided and both):
            return [replace(_between(model, both), anaphoric=True)]
        return []


def _between(model: Candidate, codes: Iterable[str]) -> Candidate:
    """The model with all these codes taking part alike."""
    return replace(model, actors=tuple(sorted(set(codes))))


def _towards(model: Candidate, agents: Iterable[str], recipients: Iterable[str]) -> Candidate:
    """The model with agents who act on recipients."""
    return replace(model, actors=tuple(sorted(set(agents))), recipients=tuple(sorted(set(recipients))))


def _visits(model: Candidate, slots: Slots, agents: Sequence[str], others: Sequence[str]) -> list[Candidate]:
    """One visit for each host that is not the visitor's own state."""
    hosts = [code for code in others if code not in agents]
    if slots.host is not None and slots.host.country and slots.host.country not in agents:
        hosts = list(dict.fromkeys([slots.host.country, *hosts]))
    if not agents:
        return []
    return [
        replace(_towards(model, agents, [host]), host=model.host if model.host and host == model.host.country else None)
        for host in hosts
    ]


def _directed(
    marked: Marked,
    clause: Clause | None,
    mention: TriggerMention,
    trigger: Trigger,
    reality: Reality,
    model: Candidate,
    agents: Sequence[str],
    others: Sequence[str],
) -> list[Candidate]:
    demonstration = trigger.frame.demonstration
    recipients = [code for code in others if code not in agents]
    if reality.mutual and len(agents) >= 2 and not recipients:
        if model.type == "ASSAULT":
            return [_between(model, agents)]
        return [_towards(model, [code], [other for other in agents if other != code]) for code in agents]
    if demonstration and not agents and model.host is not None and model.host.country not in recipients:
        agents = [model.host.country]
    if not agents:
        return [replace(_towards(model, (), recipients), anaphoric=True)] if demonstration and recipients else []
    if not recipients and model.host is not None and model.host.country not in agents:
        recipients = [model.host.country]
        model = replace(model, host=None, confidence=round(model.confidence * _BY_PLACE, 3))
    if recipients:
        return [_towards(model, agents, recipients)]
    if model.kind == "pledge" and len(agents) >= 2:
        return [_between(model, agents)]
    if not _may_point(marked, mention, trigger.frame):
        return []
    end = clause.end if clause is not None else len(marked.sentence)
    pointing = replace(
        _towards(model, agents, ()),
        anaphoric=True,
        points_to=_pointed_types(marked, mention.last, end),
        definite=_is_definite(marked, mention.last),
    )
    clear = bool(pointing.points_to) or (pointing.definite and model.type != "REJECT") or model.type == "SUPPORT"
    if model.type in _POINTING and clear:
        return [pointing]
    asked = trigger.word_class == "noun" and model.type == "REQUEST"
    unsaid = asked or pointing.definite or _lacks_object(marked, mention.last)
    return [replace(pointing, points_to=frozenset(), definite=False, addressing=True)] if unsaid else []


def _may_point(marked: Marked, mention: TriggerMention, frame: Frame) -> bool:
    """Whether the frame's words may point to somebody named before; of what must be named, only at a thing meant."""
    if frame.named or frame.adjacent:
        return frame.type in _ADDRESSING and frame.type != "REQUEST" and _is_definite(marked, mention.last)
    return frame.type in _ADDRESSING


def _lacks_object(marked: Marked, position: int) -> bool:
    """Whether no noun follows a verb, so that whom it is said to is left unsaid ("menuntut agar ...")."""
    while position < len(marked.sentence) and marked.function_at(position) == "adverb":
        position = marked.functions[position][1]
    if position >= len(marked.sentence) or position in marked.functions:
        return True
    word = marked.sentence.words[position]
    verbs = [mention.first for mention in marked.triggers if mention.triggers[0].word_class != "noun"]
    return not word[0].isalnum() or position in verbs


def _pointed_types(marked: Marked, start: int, end: int) -> frozenset[str]:
    """The event types that the nouns in `[start, end)` name ("mengkritik [kesepakatan tersebut]")."""
    return frozenset(
        trigger.frame.type
        for mention in marked.triggers
        if start <= mention.first < end
        for trigger in mention.triggers
        if trigger.word_class in ("noun", "pointer")
    )


def _is_content(clauses: list[Clause], index: int, mention: TriggerMention) -> bool:
    """Whether the verb only says what its head agrees to, asks for, threatens, refuses, alleges or demonstrates for."""
    if clauses[index].verb_first != mention.first:
        return False
    head = head_of(clauses, index)
    while head >= 0:
        types = {trigger.frame.type for trigger in clauses[head].triggers}
        alleged = bool(types & _MOTIVATED) and clauses[index].border == ""
        if (types & _SPEECH_ACTS or alleged) and not clauses[head].speech:
            return True
        head = head_of(clauses, head)
    return False


def _instrument_span(
    clause: Clause | None, mention: TriggerMention, word_class: WordClass, end: int, far: int
) -> tuple[int, int]:
    """Where the instrument of an agreement is named: before a passive or close behind it, else anywhere in reach."""
    start = clause.start if clause is not None else 0
    if word_class == "passive":
        before = start - _ANTECEDENT_REACH if clause is not None and clause.border == "relative" else start
        return max(0, before), min(end, mention.last + _PASSIVE_OBJECT_REACH)
    return start, far if word_class == "active" else end


def _cue_end(clauses: list[Clause], trigger: Trigger, mention: TriggerMention) -> int:
    """Up to where the cues of reality may stand: before a noun, or in its own verb ("kunjungan dibatalkan")."""
    if trigger.word_class != "noun":
        return 0
    following = next((clause for clause in clauses if clause.verb_first >= mention.last), None)
    if following is None or following.start > mention.first or following.triggers:
        return mention.first
    return following.verb_last


def _noun_end(clauses: list[Clause], mention: TriggerMention, end: int) -> int:
    """A noun's complements end at the next verb, wherever its clause ends."""
    following = [clause.verb_first for clause in clauses if clause.verb_first >= mention.last]
    return max(mention.last, min([end, *following]))


def _clause_of(clauses: list[Clause], position: int) -> int:
    """The last clause that starts at or before a token, -1 where the sentence has none."""
    return max((index for index, clause in enumerate(clauses) if clause.start <= position), default=-1)


def _status(frame: Frame, word_class: WordClass, reality: Reality) -> Status | None:
    """The status that the cues give, or None where the event is denied or only imagined."""
    if reality.cancelled:
        return "cancelled" if frame.type in ("CONSULT", "AGREE") else None
    if reality.negated:
        return "occurred" if frame.negated is not None else None
    if reality.conditional and frame.modal != "keep":
        return None
    if frame.modal in ("keep", "pledge"):
        return "occurred"
    if reality.uncertain and word_class != "noun":
        return None
    return "planned" if reality.planned and frame.kind != "pledge" else "occurred"


def _best(candidates: list[Candidate]) -> list[Candidate]:
    """Of the frames that one word may evoke, the candidates of the most confident that found participants."""
    if not candidates:
        return []
    full = [candidate for candidate in candidates if not candidate.anaphoric] or candidates
    top = max(full, key=lambda candidate: candidate.confidence + (0.2 if candidate.agreement_type else 0.0))
    return [candidate for candidate in full if candidate.frame == top.frame]


def _stands(marked: Marked, phrases: PhraseIndex[str], start: int, end: int) -> bool:
    keys = marked.sentence.keys
    return any(phrases.at(keys, position) is not None for position in range(start, min(end, len(keys))))


def _is_definite(marked: Marked, position: int) -> bool:
    """Whether a demonstrative stands close behind a token."""
    last = min(position + _DEFINITE_REACH, len(marked.sentence))
    return any(marked.function_at(place) == "definite" for place in range(position, last))


def _people(parties: Iterable[Party]) -> tuple[Person, ...]:
    return tuple(dict.fromkeys(person for party in parties for person in party.people))
