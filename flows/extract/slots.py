"""Which parties fill a frame's slots: by word order for verbs, by prepositions and ownership for nouns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.extract.clauses import Clause, coordinated, speaker_of
from flows.extract.language import Frame, Trigger
from flows.extract.marks import Marked, Party, PlaceMention, TriggerMention

_OWNER_REACH = 5  # tokens from a noun to the party that owns it
_OBJECT_REACH = 14  # tokens from a verb to the recipient inside its object
_PARTNER_REACH = 3  # tokens from a verb to the partner that is its plain object
_HOST_REACH = 6  # tokens from a verb of travel to the state that it goes to
_NOUN_REACH = 16  # tokens from a noun to the parties of its prepositions
_RELATIVE_REACH = 4  # tokens from a noun to its relative clause
_ON_SOIL = frozenset(
    {"ACCUSE", "ASSAULT", "MOBILIZE", "COERCE", "RETREAT", "AID", "SANCTION", "CONCEDE", "SUPPORT", "COOPERATE"}
)
# Deeds of the authorities of wherever they happen.
_BY_LOCAL_POWER = frozenset({"COERCE", "SANCTION"})
_REACHING = frozenset({"THREATEN", "REJECT", "AGREE", "REQUEST"})
_SAID_TO = frozenset({"REQUEST", "THREATEN", "ACCUSE", "SUPPORT", "AGREE", "AID", "CONCEDE"})
_DEEDS = frozenset({"ASSAULT", "SANCTION", "COERCE", "MOBILIZE"})
# Deeds whose noun is owned by whom they are done to, where the doer is named otherwise ("pembebasan X oleh Y").
_DONE_TO = frozenset({"SANCTION", "COERCE", "RETREAT"})
_GOING_ON = frozenset({"coordinator", "sequencer", "comma"})
_UNDERGOING = frozenset({"against", "to", "towards", "at"})
# Official acts that a state's own speaker tells without naming who does them.
_BY_SPEAKER = frozenset({"SANCTION", "ACCUSE"})
_COMPLEMENTS = frozenset({"complementizer", "purpose", "subordinator"})
_ARMED = frozenset({"MIL", "REB", "COP"})
_GOAL = frozenset({"", "towards", "at", "to"})
# Words of what somebody did are about its doer.
_ABOUT_DEEDS = frozenset({"ACCUSE", "SUPPORT"})
# What precedes a dealing by or in which somebody does something to whom it is held with.
_BY_MEANS = frozenset({"preposition:about", "preposition:within"})
_OCCASIONS = frozenset(
    {"preposition:within", "preposition:sidelines", "preposition:at", "preposition:to", "subordinator", "purpose"}
)


@dataclass(frozen=True, slots=True)
class Slots:
    """The parties that fill a frame: who acts, with or on whom, and where a journey leads.

    `certain` in (0, 1] falls with the distance of the evidence; `owned` is true where a noun's owner acts; `present`
    are people who are there without their state taking part as such.
    """

    agents: tuple[Party, ...] = ()
    others: tuple[Party, ...] = ()
    host: PlaceMention | None = None
    certain: float = 1.0
    owned: bool = False
    present: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """Where a trigger stands: its sentence, clauses and own clause (None for a sentence without a verb).

    Its words end at `end`; those of the verbs that serve it at `far` ("mengancam [akan menyerang X]"). `index` is the
    place of its own clause among the clauses, -1 for none; `possessive` is what the language writes onto what is one's own.
    """

    marked: Marked
    clauses: list[Clause]
    index: int
    mention: TriggerMention
    trigger: Trigger
    end: int
    far: int
    possessive: str

    @property
    def clause(self) -> Clause | None:
        """The trigger's own clause."""
        return self.clauses[self.index] if self.index >= 0 else None

    @property
    def frame(self) -> Frame:
        """The trigger's frame."""
        return self.trigger.frame

    @property
    def own_object(self) -> bool:
        """Whether a verb's object is the subject's own ("membela [keputusannya]")."""
        behind = self.marked.sentence.keys[self.mention.last : self.mention.last + 1]
        return not self.noun and bool(behind) and behind[0].endswith(self.possessive)

    @property
    def noun(self) -> bool:
        """Whether the trigger is a noun."""
        return self.trigger.word_class == "noun"

    @property
    def region(self) -> tuple[Party, ...]:
        """The parties behind the trigger, up to the end of its reach."""
        return tuple(p for p in self.marked.parties if p.first >= self.mention.last and p.last <= self.end)

    def beside(self, codes: Sequence[str]) -> tuple[str, ...]:
        """The only other side that the clause names, wherever in it; () where there are several or none."""
        clause = self.clause
        start, end = (clause.start, clause.end) if clause is not None else (0, len(self.marked.sentence))
        inside = [p for p in self.marked.parties if start <= p.first < end and not p.civil]
        others = tuple(code for code in codes_of(inside) if code not in codes)
        return others if len(others) == 1 else ()

    def behind_verb(self, clause: Clause) -> tuple[Party, ...]:
        """The parties behind a clause's verb."""
        return tuple(p for p in self.marked.parties if p.first >= clause.verb_last and p.last <= clause.end)


def fill_slots(site: Site) -> Slots:
    """The slots of a trigger's frame, empty where its grammar gives none."""
    if site.frame.pattern == "judged":
        return _judged(site)
    if site.noun:
        return _noun(site, site.frame)
    if site.clause is None:
        return Slots()
    if site.trigger.word_class == "passive":
        return _passive(site, site.clause, site.frame)
    return _active(site, site.clause, site.frame)


def codes_of(parties: Iterable[Party]) -> list[str]:
    """The codes of the parties, each once, in text order."""
    return list(dict.fromkeys(code for party in parties for code in party.codes))


def _judged(site: Site) -> Slots:
    """Who says it of whom: the speaker of the clause, and its subject, or the doer of a passive."""
    clause, speaker = site.clause, speaker_of(site.marked, site.clauses, site.index)
    if clause is None or speaker is None:
        return Slots()
    judged = clause.subject
    if site.trigger.word_class == "passive":
        judged = tuple(p for p in site.region if p.preposition == "by" or p.first == site.mention.last)[:1]
    return Slots((speaker,), tuple(p for p in judged if not set(p.codes) & set(speaker.codes)))


def _active(site: Site, clause: Clause, frame: Frame) -> Slots:
    subject = _outer_subject(site, clause) or clause.subject or _spokesman(site, clause, frame)
    if frame.pattern == "visit":
        return _journey(site, subject, site.region)
    if frame.pattern in ("mutual", "fight"):
        return Slots(subject, _partners(site, frame, subject))
    if frame.demonstration:
        return _demonstration(site, frame, subject)
    found, certain = _recipient(site, site.region, frame, subject)
    if not found or (frame.type == "REJECT" and found[0].embedded):
        proposed = _recipient(site, _in_relative(site), frame, subject)
        found, certain = proposed if proposed[0] else (found, certain)
    if not found:
        found = _complement_subject(site, subject)
    if not found and frame.type in _REACHING and not (frame.type == "REQUEST" and _has_object(site)):
        behind = [p for p in site.marked.parties if site.end <= p.first and p.last <= site.far]
        found, certain = _recipient(site, behind, frame, subject)
    place = _scene(site, frame) if not found else None
    if not found and place is None and frame.type in _SAID_TO:
        found, certain = _object_before(site, clause) or _addressee(site, subject), 0.8
    return Slots(subject, found, place, certain)


def _spokesman(site: Site, clause: Clause, frame: Frame) -> tuple[Party, ...]:
    """Who speaks for the people that a clause is about ("Rakyat China berduka atas ..., kata juru bicara China")."""
    speaker = speaker_of(site.marked, site.clauses, site.index)
    if speaker is None or frame.type not in _ABOUT_DEEDS:
        return ()
    people = [p for p in site.marked.parties if p.civil and clause.start <= p.first and p.last <= clause.verb_first]
    return (speaker,) if people and people[0].codes == speaker.codes else ()


def _opening(site: Site) -> list[Party]:
    """Whom the sentence opens with behind a preposition, set apart by a comma ("Dengan India, ...")."""
    first = next(iter(site.marked.parties), None)
    behind = first.last if first is not None else 0
    words = site.marked.sentence.words
    closed = behind < len(words) and (words[behind] == "," or site.marked.function_at(behind) == "relative")
    return [first] if first is not None and closed and first.first == 1 and first.preposition else []


def _addressee(site: Site, subject: tuple[Party, ...]) -> tuple[Party, ...]:
    """To whom the sentence opens ("Kepada Aquino, Obama menjanjikan ...")."""
    return tuple(p for p in _opening(site) if p.preposition == "to" and not set(p.codes) & set(codes_of(subject)))


def _has_object(site: Site) -> bool:
    """Whether a plain noun, nobody that is named, stands right behind the verb ("menyeru [semua negara] ...")."""
    position = site.mention.last
    marked = site.marked
    while position < site.end and (marked.function_at(position) == "adverb"):
        position = marked.functions[position][1]
    return position < site.end and position not in marked.functions and marked.sentence.words[position][0].isalpha()


def _object_before(site: Site, clause: Clause) -> tuple[Party, ...]:
    """Whom the verb is done to that this one goes on with ("menyurati Abbott dan [menuntut] penjelasan")."""
    if clause.border not in ("coordinator", "sequencer") or clause.parent < 0:
        return ()
    before = site.clauses[clause.parent]
    objects = [p for p in site.behind_verb(before) if p.last <= clause.start and not p.embedded]
    if before.subject != clause.subject or not objects or objects[0].preposition not in ("", "to", "with"):
        return ()
    itself = set(objects[0].codes) & set(codes_of(clause.subject))
    return () if itself else coordinated(site.marked.parties, objects[0])


def _outer_subject(site: Site, clause: Clause) -> tuple[Party, ...]:
    """Who goes on where the subject would act on itself ("menuding Pakistan melanggar ... dan mendesak Islamabad")."""
    behind = (p for p in site.region if p.first == site.mention.last and not p.preposition and p.reference is None)
    target = next(behind, None)
    if target is None or clause.border not in _GOING_ON or set(target.codes) != set(codes_of(clause.subject)):
        return ()
    parent = clause.parent
    while parent >= 0 and set(codes_of(site.clauses[parent].subject)) <= set(target.codes):
        parent = site.clauses[parent].parent
    return site.clauses[parent].subject if parent >= 0 else ()


def _partners(site: Site, frame: Frame, subject: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whom it is done with: behind the preposition of company, or the plain object of a meeting."""
    partners = [p for p in site.region if p.preposition in ("with", "between") and not p.embedded]
    joint = codes_of([p for p in partners if p.preposition == "between"])
    if not (frame.kind in ("agreement", "negotiation") or set(codes_of(subject)) <= set(joint)):
        partners = [p for p in partners if p.preposition == "with"]
    if not partners and (frame.type == "CONSULT" or frame.plain_partner):
        partners = [
            p
            for p in site.region
            if not p.embedded and p.preposition in ("", "to") and p.first - site.mention.last <= _PARTNER_REACH
        ]
    if not partners and site.clause is not None:
        fronted = [p for p in site.marked.parties if site.clause.start <= p.first < site.clause.verb_first]
        fronted += [p for p in _opening(site) if p not in fronted]
        partners = [p for p in fronted if p.preposition == "with" and not p.embedded]
        return coordinated(tuple(fronted), partners[0]) if partners else ()
    return coordinated(site.region, partners[0]) if partners else ()


def _recipient(
    site: Site, region: Sequence[Party], frame: Frame, agents: Iterable[Party]
) -> tuple[tuple[Party, ...], float]:
    """The first party of the object, or of a target preposition, that is not the agent itself, and how sure that is.

    Words about an act are about its doer ("mengecam pelanggaran atas wilayah Ekuador oleh Kolombia").
    """
    acting = set(codes_of(agents))
    region = _before_judgement(site, region)
    doers = [p for p in region if p.preposition == "by" and frame.type in _ABOUT_DEEDS]
    for party in [*doers, *region]:
        if set(party.codes) <= acting or party.first - site.mention.last > _OBJECT_REACH:
            continue
        shared = party.preposition == "between" and frame.type not in _ABOUT_DEEDS
        if frame.type == "ACCUSE" and not party.embedded and party.preposition in _UNDERGOING and _is_deed(site, party):
            continue
        if party.preposition == "within" or shared or (party.preposition == "at" and "at" not in frame.targets):
            continue
        # "presidensi G20 Indonesia": of two names side by side the last one owns the thing.
        owner = next((p for p in region if p.first == party.last and not set(p.codes) <= acting), party)
        if frame.adjacent and party.first != site.mention.last:
            break
        direct = not party.preposition or party.preposition in frame.targets
        certain = (1.0 if direct else 0.8) * (0.9 if party.embedded else 1.0)
        return coordinated(tuple(region), owner), certain
    return (), 0.8


def _is_deed(site: Site, victim: Party) -> bool:
    """Whether a noun before a party tells what was done to it ("mengecam [serangan] terhadap Ukraina")."""
    return any(
        site.mention.last <= mention.first and mention.last <= victim.first
        for mention in site.marked.triggers
        if any(t.word_class in ("noun", "pointer") and t.frame.type in _DEEDS for t in mention.triggers)
    )


def _before_judgement(site: Site, region: Sequence[Party]) -> Sequence[Party]:
    """The parties before a "sebagai": what follows says as what something is seen, not of whom."""
    marked = site.marked
    starts = [p for p in marked.functions if p >= site.mention.last and marked.function_at(p) == "preposition:as"]
    return [p for p in region if p.last <= min(starts)] if starts else region


def _complement_subject(site: Site, agents: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who the complement is about: "menuding bahwa Rusia ...", "mendesak agar Rusia ..."."""
    clause = next((c for c in site.clauses if c.start == site.end and c.border in _COMPLEMENTS), None)
    if clause is None or set(codes_of(clause.subject)) & set(codes_of(agents)):
        return ()
    return tuple(party for party in clause.subject if party.first >= site.end)


def _demonstration(site: Site, frame: Frame, subject: tuple[Party, ...]) -> Slots:
    """Who demonstrates, by their state or the place, and whose embassy they stand before."""
    named = tuple(p for p in subject if p.civil or not p.embedded)
    behind = [p for p in site.marked.parties if p not in named and (p.preposition or p.first >= site.mention.last)]
    aimed = tuple(p for p in behind if not p.preposition or p.preposition in frame.targets)
    scene = next((place for place in site.marked.places if place.preposition == "at" and place.country), None)
    return Slots(named, coordinated(aimed, aimed[0]) if aimed else (), scene)


def _scene(site: Site, frame: Frame) -> PlaceMention | None:
    """The place in the clause, where the deed or what is deplored happened on a state's soil."""
    if frame.type not in _ON_SOIL:
        return None
    aimed = {"at", "towards"} & frame.targets if frame.targets & {"towards"} else {"at"}
    if frame.type == "SANCTION":
        aimed |= {"from"} & frame.targets
    inside = [p for p in site.marked.places if site.mention.last <= p.first < site.end and p.preposition in aimed]
    if not inside and frame.type == "ASSAULT" and site.clause is not None:
        before = (p for p in site.marked.places if site.clause.start <= p.first < site.mention.first)
        inside = [p for p in before if p.preposition in aimed]
    return next((place for place in inside if place.country), None)


def _in_relative(site: Site) -> tuple[Party, ...]:
    """The parties of the relative clause that the object carries ("mendukung inisiatif yang diusulkan China")."""
    clause = next((c for c in site.clauses if c.start == site.end and c.border == "relative"), None)
    return tuple(p for p in site.marked.parties if clause and site.end <= p.first and p.last <= clause.end)


def _journey(site: Site, travellers: tuple[Party, ...], region: Sequence[Party]) -> Slots:
    """A visit's travellers and where they go: a place, or a state named as one; soldiers pay no visits."""
    if any(party.sector in _ARMED for party in travellers) != site.frame.armed_subject:
        return Slots()
    travellers = tuple(p for p in travellers if not (p.kind == "state" and (p.embedded or p.civil)))
    travellers = tuple(p for p in travellers if not (p.kind == "reference" and not p.people))
    places = [p for p in site.marked.places if p.preposition in ("towards", "at") and p.country]
    place = next((p for p in places if site.mention.last <= p.first < site.end), None)
    if place is None and site.clause is not None and site.clause.start == 0:
        place = next((p for p in places if p.preposition == "at" and p.last <= site.clause.verb_first), None)
    hosts = [p for p in region if p.kind in ("state", "body") and p.preposition in _GOAL]
    if hosts and (place is None or hosts[0].first <= place.first):
        near = hosts[0].first - site.mention.last <= _HOST_REACH
        return Slots(travellers, coordinated(tuple(hosts), hosts[0])) if near else Slots(travellers, (), place)
    return Slots(travellers, _further_hosts(site, region, place), place)


def _further_hosts(site: Site, region: Sequence[Party], place: PlaceMention | None) -> tuple[Party, ...]:
    """The states that a list adds to the place of a journey ("ke Laos dan Kamboja", "ke Laos, Vietnam, dan Kamboja")."""
    if place is None or place.last >= len(site.marked.sentence):
        return ()
    joined = site.marked.function_at(place.last) == "coordinator"
    behind = site.marked.functions[place.last][1] if joined else place.last + 1
    added = next((p for p in region if p.first == behind and p.kind == "state"), None)
    listed = coordinated(tuple(region), added) if added is not None else ()
    return listed if joined or (len(listed) > 1 and site.marked.sentence.words[place.last] == ",") else ()


def _passive(site: Site, clause: Clause, frame: Frame) -> Slots:
    region = site.region
    doers = [p for p in region if p.preposition == "by"]
    if not doers:
        doers = [p for p in region if p.first == site.mention.last and not p.preposition]
    if not doers:
        doers = [p for p in site.marked.parties if p.preposition == "by" and p.last == site.mention.first]
    agent = coordinated(region, doers[0]) if doers else ()
    patient = clause.subject
    if frame.pattern == "mutual" and frame.type == "AGREE":
        return Slots(agent, patient if agent else _between_whom(site, clause))
    if not patient and frame.pattern == "directed":
        before = [p for p in site.marked.parties if clause.start <= p.first and p.last <= site.mention.first]
        patient = tuple([p for p in before if p.civil and not p.preposition][:1] or before[-1:])
    if frame.pattern == "directed" and agent and set(codes_of(patient)) <= set(codes_of(agent)):
        return _given(site, frame, agent)
    recalled = clause.border == "relative" or site.marked.function_before(clause.verb_first) == "relative"
    if frame.type in _BY_LOCAL_POWER and patient and not agent and not recalled:
        agent = _local_power(site, codes_of(patient))
    if not patient and agent and frame.type == "ASSAULT":
        return Slots(agent, (), _scene(site, frame), 0.8)
    if not agent and frame.type in _BY_SPEAKER and patient:
        speaker = speaker_of(site.marked, site.clauses, site.index)
        agent = (speaker,) if speaker is not None and not set(speaker.codes) & set(codes_of(patient)) else ()
    return Slots(agent, patient)


def _between_whom(site: Site, clause: Clause) -> tuple[Party, ...]:
    """Between whom something is agreed of which no doer is named: behind the verb, else in what it is said of."""
    joining = ("with", "between")
    behind = tuple(p for p in site.region if p.preposition in joining)
    before = tuple(p for p in site.marked.parties if clause.start <= p.first and p.last <= clause.verb_first)
    joined = behind or tuple(p for p in before if p.preposition in joining)
    owners = tuple(p for p in before if not p.preposition)
    return joined or (owners if len(codes_of(owners)) > 1 else ())


def _given(site: Site, frame: Frame, agent: tuple[Party, ...]) -> Slots:
    """Whom what the subject names is given to or done to ("Bantuan itu dikirim Indonesia kepada Palestina")."""
    aimed = [p for p in site.region if p not in agent and p.preposition in frame.targets]
    found, certain = _recipient(site, aimed, frame, agent)
    return Slots(agent, found, _scene(site, frame) if not found else None, certain)


def _local_power(site: Site, patients: Sequence[str]) -> tuple[Party, ...]:
    """The state on whose soil somebody is arrested, convicted or expelled from, where no doer is named."""
    left = next((p for p in site.region if p.preposition == "from" and p.kind == "state"), None)
    if left is not None:
        return (left,) if not set(left.codes) & set(patients) else ()
    for place in site.marked.places:
        if site.mention.last <= place.first < site.end and place.preposition in ("at", "from"):
            ours = place.country and place.country not in patients
            return (Party(place.first, place.last, "state", (place.country,)),) if ours else ()
    # "diminta meninggalkan Inggris": what they must leave
    named = (p for p in site.marked.parties if site.end <= p.first < site.far and p.kind == "state")
    host = next((p for p in named if not p.preposition and not set(p.codes) & set(patients)), None)
    return (host,) if host is not None and site.frame.type == "SANCTION" else ()


def _noun(site: Site, frame: Frame) -> Slots:
    clause = site.clause
    region = tuple(p for p in site.region if p.first - site.mention.last <= _NOUN_REACH)
    owners = _owners(site, region)
    by = [p for p in region if p.preposition == "by"]
    if not by and not owners and frame.type == "REQUEST":
        by = [p for p in region if p.preposition == "from"]
    agent = coordinated(region, by[0]) if by else owners
    # The noun is the object of its clause's verb.
    carried = clause is not None and clause.verb_last <= site.mention.first and not clause.copula
    if frame.pattern == "gathering":
        held = clause.subject if clause is not None and carried and clause.light and not agent else ()
        present = clause.subject if clause is not None and carried and clause.attends else ()
        joined = tuple(p for p in region if p.preposition in ("with", "between"))
        return Slots(agent or held or _attending(site), joined, present=present)
    if frame.pattern == "visit":
        if clause is not None and carried and any(trigger.frame.id == "receive" for trigger in clause.triggers):
            guests = agent or tuple(p for p in region if p.preposition == "from")
            return Slots(guests, tuple(p for p in clause.subject if guests))
        fronted = site.marked.function_before(site.mention.first) in _OCCASIONS
        subject = clause.subject if clause is not None and (carried or fronted) else ()
        visitors = agent or subject or _doer_behind(site)
        return _journey(site, visitors, [p for p in region if p not in visitors])
    if frame.pattern in ("mutual", "fight"):
        return _mutual_noun(site, frame.pattern, region, agent, owners, carried)
    return _directed_noun(site, frame, region, agent, carried)


def _owners(site: Site, region: tuple[Party, ...]) -> tuple[Party, ...]:
    """The party that owns the noun ("kunjungan Pelosi"): only plain words stand between the two."""
    for party in region:
        near = party.first - site.mention.last <= _OWNER_REACH
        if near and _plain_between(site.marked, site.mention.last, party.first):
            return coordinated(region, party)
        return ()
    return ()


def _mutual_noun(
    site: Site,
    pattern: str,
    region: tuple[Party, ...],
    agent: tuple[Party, ...],
    owners: tuple[Party, ...],
    carried: bool,
) -> Slots:
    clause = site.clause
    joining = ("between", "with", "from") if carried and clause and clause.light else ("between", "with")
    partners = tuple(p for p in region if p.preposition in joining and not p.embedded)
    agent = agent or _relative_agent(site)
    owned = bool(owners) and agent == owners
    before = site.marked.function_before(site.mention.first)
    if len(set(codes_of([*agent, *partners]))) < 2 and clause is not None:
        if pattern == "fight":
            return Slots(agent, partners, owned=owned)
        if site.mention.possessed and partners and not agent:
            agent = clause.subject or (*_later_subject(site), *_doer_behind(site))
        elif carried and _takes_part(site, clause):
            agent = (*clause.subject, *agent)
        elif not carried and before in _OCCASIONS and (len(codes_of(clause.subject)) > 1 or partners):
            agent = (*clause.subject, *agent)
        elif not carried and before in _BY_MEANS and site.marked.function_at(site.mention.last) != "definite":
            met = [p for p in site.behind_verb(clause) if not p.preposition and not p.embedded]
            agent = (*clause.subject, *met[:1])
        elif before not in _OCCASIONS or carried:
            agent = (*agent, *_doer_behind(site))
    return Slots(agent, partners, owned=owned)


def _attending(site: Site) -> tuple[Party, ...]:
    """Who takes part in a gathering of which nothing else says whose it is ("Konferensi itu dihadiri A dan B")."""
    clause = next((c for c in site.clauses if c.verb_first >= site.mention.last), None)
    if clause is None or not clause.light or clause.verb_class != "passive":
        return ()
    return _doer_behind(site)


def _later_subject(site: Site) -> tuple[Party, ...]:
    """The subject of the main clause that a fronted phrase belongs to ("Di sela pertemuannya dengan X, Y ...")."""
    return next((c.subject for c in site.clauses if c.start > site.mention.last and c.subject and c.border == "comma"), ())


def _doer_behind(site: Site) -> tuple[Party, ...]:
    """Who holds what the noun names, by the passive verb behind it ("kunjungan itu akan dilakukan oleh X")."""
    for clause in site.clauses:
        if clause.verb_first < site.mention.last:
            continue
        if clause.verb_class != "passive":
            return ()
        after = site.behind_verb(clause)
        doers = [p for p in after if p.preposition in ("by", "with") or p.first == clause.verb_last]
        if doers:
            return coordinated(after, doers[0])
        if not clause.light and clause.border:
            return ()
    return ()


def _directed_noun(
    site: Site, frame: Frame, region: tuple[Party, ...], agent: tuple[Party, ...], carried: bool
) -> Slots:
    clause = site.clause
    carried = carried and not site.marked.function_before(site.mention.first).startswith("preposition:about")
    known = site.marked.function_at(site.mention.last) == "definite"
    if frame.noun_needs_light and (known or not (clause is not None and clause.light and carried)):
        return Slots()
    if clause is not None and carried and clause.receives:
        givers = agent or tuple(p for p in region if p.preposition in ("from", "by"))
        return Slots(givers, clause.subject)
    if clause is not None and carried and clause.light:
        done_to = frame.type in _DONE_TO and clause.subject and not any(p.preposition == "by" for p in agent)
        agents = clause.subject if done_to else agent or clause.subject
        found, certain = _recipient(site, [p for p in region if p not in agents], frame, agents)
        return Slots(agents, found, _scene(site, frame) if not found else None, certain)
    if frame.type in _DONE_TO and agent and all(p.preposition == "by" for p in agent):
        owners = tuple(p for p in _owners(site, region) if p not in agent)
        if owners:
            return Slots(agent, owners)
    agent = agent or (_doer_behind(site) if not carried else ())
    aimed = [p for p in region if p not in agent and p.preposition in frame.targets]
    found, certain = _recipient(site, aimed, frame, agent)
    return Slots(agent, found, certain=certain)


def _takes_part(site: Site, clause: Clause) -> bool:
    """Whether the clause's subject takes part in what the noun names: holds it, or does something in or after it."""
    if clause.attends:
        return False
    if clause.light or any(trigger.frame.pattern in ("mutual", "visit") for trigger in clause.triggers):
        return True
    return site.marked.function_before(site.mention.first) in _OCCASIONS


def _relative_agent(site: Site) -> tuple[Party, ...]:
    """Who made what the noun names, where a relative clause says so ("pernyataan yang dirilis China dan Iran")."""
    start = site.mention.last
    for clause in site.clauses:
        first = clause.start == 0 and site.marked.function_before(clause.verb_first) == "relative"
        opened = clause.verb_first - 1 if first else clause.start
        if (first or clause.border == "relative") and start <= opened <= start + _RELATIVE_REACH:
            after = site.behind_verb(clause)
            if clause.involves and after:
                return coordinated(after, after[0])
            if clause.verb_class != "passive" or not clause.light:
                return ()
            doers = [p for p in after if p.preposition == "by" or p.first == clause.verb_last]
            return coordinated(after, doers[0]) if doers else ()
    return ()


def _plain_between(marked: Marked, start: int, end: int) -> bool:
    """Whether only plain words (adjectives, numbers, the noun's own tail) stand in `[start, end)`."""
    return all(
        (position not in marked.functions or marked.function_at(position) == "adverb")
        and (marked.sentence.words[position][0].isalnum() or marked.sentence.words[position] == "-")
        for position in range(start, end)
    )
