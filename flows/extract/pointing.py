"""Events that only point back to one told before: "menyambut baik kesepakatan itu"."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from flows.extract.candidates import Candidate
from flows.extract.merging import GROUP_TYPES, MANOEUVRES, Told, is_international
from flows.extract.references import Discourse

_LESS_CERTAIN = 0.7
_NEAR = 2  # sentences back in which an unnamed addressee is looked for
_ANSWERS = frozenset({"REJECT", "THREATEN", "ACCUSE"})
_BLAMING = frozenset({"ACCUSE", "THREATEN"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
# Words and gifts that a reader takes for meant for whom the article is about, where it names nobody else.
_TO_THE_TOPIC = frozenset({"ACCUSE", "SUPPORT", "CONCEDE", "AID"})
_OFTEN = 3  # how many times an article names at least whom it is about
_CLEARLY = 4 / 3  # how much oftener than the next the topic is named
_TO_THE_NAMED = MANOEUVRES | {"REQUEST", "REJECT"}  # never aimed at whom only the article as a whole suggests
_CHALLENGES = frozenset({"ACCUSE", "REQUEST", "THREATEN", "SANCTION", "REJECT", "ASSAULT", "COERCE", "MOBILIZE"})


def point_back(candidate: Candidate, told: Sequence[Told], discourse: Discourse) -> Candidate | None:
    """The candidate with the participants of the event that it points back to; None where there is none."""
    if not candidate.anaphoric:
        return candidate
    if candidate.likewise:
        return _as_others(candidate, told)
    if candidate.topical:
        return _with_topic(candidate, discourse)
    if candidate.type in GROUP_TYPES:
        return _with_group(candidate, discourse)
    if candidate.by_speaker:
        return _spoken(candidate, told, discourse)
    if not candidate.actors:
        return _on_site(candidate, discourse)
    meant: Iterable[str] = ()
    if candidate.type == "ACCUSE" and not candidate.addressing:
        blamed = _accused(candidate, told, discourse)
        meant = _doers(candidate, told, blamed) or blamed
    if not meant:
        meant = _addressed(candidate, told) if candidate.addressing else _pointed_at(candidate, told)
    rest = tuple(sorted(set(meant) - set(candidate.actors)))
    if not rest and candidate.type not in _TO_THE_NAMED and candidate.addressing:
        rest = _counterpart(candidate, told)
    return _less_certain(candidate._replace(recipients=rest)) if rest else None


def awaits_topic(candidate: Candidate) -> bool:
    """Whether words without an addressee may be meant for whom the article, once it is read, proves to be about.

    Several who speak together mostly speak of what is between them.
    """
    return candidate.type in _TO_THE_TOPIC and len(candidate.actors) == 1 and not candidate.recipients


def point_at_topic(candidate: Candidate, discourse: Discourse) -> Candidate | None:
    """The candidate addressed to whom the article names oftenest besides its actor; None where several are alike.

    Help is for the state from which the story is told.
    """
    here = discourse.host
    if candidate.type == "AID" and here is not None and here not in {*candidate.actors, *discourse.homes}:
        return _less_certain(_less_certain(candidate._replace(recipients=(here,))))  # help for where it is needed
    others = [(code, times) for code, times in discourse.named.most_common() if code not in candidate.actors]
    if not others or others[0][1] < _OFTEN or (len(others) > 1 and others[0][1] < _CLEARLY * others[1][1]):
        return None
    return _less_certain(_less_certain(candidate._replace(recipients=(others[0][0],))))


def _with_topic(candidate: Candidate, discourse: Discourse) -> Candidate | None:
    """The dealing with whoever the sentence before was about, which leaves its own subject out."""
    topic = discourse.subject
    codes = tuple(code for party in topic for code in party.codes)
    if len(topic) != 1 or len(codes) != 1 or codes[0] in candidate.actors or not topic[0].people:
        return None
    people = tuple(dict.fromkeys((*topic[0].people, *candidate.people)))
    return _less_certain(candidate._replace(actors=tuple(sorted((*candidate.actors, *codes))), people=people))


def _as_others(candidate: Candidate, told: Sequence[Told]) -> Candidate | None:
    """The candidate with what others were last told to do, and to whom ("mengikuti langkah tersebut")."""
    for one in reversed(told):
        other = one.candidate
        rest = tuple(code for code in other.recipients if code not in candidate.actors)
        rest = rest or tuple(code for code in other.actors if code not in candidate.actors)
        if candidate.sentence - other.sentence <= _NEAR and rest and other.type not in GROUP_TYPES:
            return _less_certain(candidate._replace(type=other.type, recipients=rest, status=other.status))
    return None


def _counterpart(candidate: Candidate, told: Sequence[Told]) -> tuple[str, ...]:
    """Whom the actor mostly deals with in the article; for somebody new, whom most events so far concern."""
    dealings = [{*c.actors, *c.recipients} for c in (one.candidate for one in told) if is_international(c)]
    own = [parties for parties in dealings if parties & set(candidate.actors)]
    counts = Counter(code for parties in own or dealings for code in parties if code not in candidate.actors)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ()
    return (ranked[0][0],)


def _spoken(candidate: Candidate, told: Sequence[Told], discourse: Discourse) -> Candidate | None:
    """What a quoted speaker does by saying it ("Terima kasih"), to whom the words name or the speaker deals with."""
    speaker = discourse.speaker
    if speaker is None or not speaker.codes:
        return None
    spoken = candidate._replace(actors=speaker.codes, people=speaker.people)
    rest = tuple(code for code in candidate.recipients if code not in speaker.codes) or _counterpart(spoken, told)
    return _less_certain(spoken._replace(recipients=rest)) if rest else None


def _doers(candidate: Candidate, told: Sequence[Told], blamed: Sequence[str]) -> tuple[str, ...]:
    """Who did the deeds that a noun names ("mengecam [pengusiran itu]"): those done to the accuser, else the last.

    Of several sides' deeds those of whom the article blames count.
    """
    named = candidate.points_to & (_DEEDS | GROUP_TYPES | {"ACCUSE"})
    earlier = (one.candidate for one in told if one.candidate.sentence < candidate.sentence)
    deeds = [deed for deed in earlier if deed.type in named]
    suffered = [deed for deed in deeds if deed.type in _DEEDS and set(candidate.actors) & set(deed.recipients)]
    if not suffered and len({deed.actors for deed in deeds}) > 1:
        deeds = [deed for deed in deeds if set(blamed) & set(_answerable(deed))]
    meant = suffered or deeds[-1:]
    return tuple(code for deed in meant for code in _answerable(deed) if code not in candidate.actors)


def _answerable(deed: Candidate) -> tuple[str, ...]:
    """Who answers for a deed: whoever did it, a visitor, and all who met or agreed."""
    together = deed.type in GROUP_TYPES and deed.kind != "visit"
    return (*deed.actors, *deed.recipients) if together else deed.actors


def _accused(candidate: Candidate, told: Sequence[Told], discourse: Discourse) -> tuple[str, ...]:
    """Whom the article's other accusers blame, or who did the deeds that it tells."""
    blamed: Counter[str] = Counter()
    for one in told:
        other = one.candidate
        if other.type in _BLAMING:
            blamed.update(code for code in other.recipients if code not in candidate.actors)
        elif other.type in _DEEDS:
            blamed.update(code for code in other.actors if code not in candidate.actors)
    weighed = Counter({code: times * discourse.named[code] for code, times in blamed.items()})
    ranked = weighed.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ()
    return (ranked[0][0],)


def _on_site(candidate: Candidate, discourse: Discourse) -> Candidate | None:
    """A demonstration without named demonstrators: they are people of the place."""
    if discourse.host is None or discourse.host in candidate.recipients:
        return None
    return _less_certain(candidate._replace(actors=(discourse.host,)))


def _with_group(candidate: Candidate, discourse: Discourse) -> Candidate | None:
    """The agreement or statement with the participants of the article's main event.

    What one side alone agrees to it agrees to with the others; a meeting spoken of again is no new event.
    """
    if candidate.type != "AGREE":
        return None
    group = discourse.main_group(candidate.actors[0] if candidate.actors else None)
    if group is None:
        return None
    if candidate.kind == "pledge":
        others = tuple(sorted(code for code in group[0] if code not in candidate.actors))
        return _less_certain(candidate._replace(recipients=others)) if candidate.actors else None
    return _less_certain(candidate._replace(actors=tuple(sorted(group[0])), people=candidate.people or group[1]))


def _less_certain(candidate: Candidate) -> Candidate:
    return candidate._replace(confidence=round(candidate.confidence * _LESS_CERTAIN, 3))


def _addressed(candidate: Candidate, told: Sequence[Told]) -> Iterable[str]:
    """Whom words without an addressee are said to.

    Whom the same side addressed in the sentence; whose people it held, where it frees some; else who last addressed
    this side, in what is no friendly act; else whom somebody just did the same to ("Jerman, Prancis, dan Polandia
    mengusir empat orang").
    """
    earlier = [one.candidate for one in told]
    near = [other for other in earlier if candidate.sentence - other.sentence <= _NEAR]
    same = [c for c in near if c.sentence == candidate.sentence and c.recipients]
    for other in reversed(same):
        if set(other.actors) == set(candidate.actors):
            return other.recipients
    if candidate.type == "REQUEST":
        suffered = (c.actors for c in reversed(near) if c.type in _DEEDS and set(candidate.actors) & set(c.recipients))
        blamed = (c.recipients for c in reversed(near) if c.type in _BLAMING and c.actors == candidate.actors)
        return next(chain(suffered, blamed), ()) if candidate.points_to else ()
    if candidate.type in MANOEUVRES:
        held = (c.recipients for c in reversed(earlier) if c.type == "COERCE" and c.actors == candidate.actors)
        freed = next(held, ()) if candidate.type == "RETREAT" else ()
        return freed or _opponents(candidate, near)
    if candidate.type in _ANSWERS:
        for other in reversed(near):
            if set(candidate.actors) & set(other.recipients) and other.type in _CHALLENGES:
                return other.actors
    for other in reversed(near):
        if other.type == candidate.type and other.recipients:
            return other.recipients
    return ()


def _opponents(candidate: Candidate, near: Sequence[Candidate]) -> tuple[str, ...]:
    """The two sides of the last challenge just told, where whoever acts is one of them."""
    for other in reversed(near):
        sides = {*other.actors, *other.recipients}
        if set(candidate.actors) < sides and len(sides) == 2 and other.type in _CHALLENGES:
            return tuple(sides)
    return ()


def _pointed_at(candidate: Candidate, told: Sequence[Told]) -> Iterable[str]:
    """Whom an object without a name concerns: the participants of the event that it means, the doers of a deed.

    The last event of the kind that its noun names ("kesepakatan itu"), else the last told ("aksi itu"); without any
    pointing word the article's first meeting or agreement.
    """
    earlier = [one.candidate for one in told if one.candidate.sentence < candidate.sentence]
    earlier = [other for other in earlier if is_international(other)]
    if candidate.type == "REJECT":
        earlier = [other for other in earlier if set(other.recipients) & set(candidate.actors)]
    found = None
    if candidate.points_to:
        fitting = [other for other in reversed(earlier) if other.type in candidate.points_to]
        named = (other for other in fitting if other.agreement_type == candidate.points_at)
        found = next(named if candidate.points_at else iter(fitting), None) or next(iter(fitting), None)
    if found is None and candidate.definite and not (candidate.points_to and candidate.type == "ACCUSE"):
        found = earlier[-1] if earlier else None
    elif not candidate.points_to:
        found = next((other for other in earlier if other.type in GROUP_TYPES), None)
    if found is None:
        return ()
    return (*found.actors, *found.recipients) if found.type in GROUP_TYPES else found.actors
