"""Which parties fill the frame of a noun: by ownership, prepositions, and the verb that carries it."""

from flows.extract.clauses import Clause, coordinated, speaker_of
from flows.extract.language import Frame
from flows.extract.marks import Marked, Party, state_of
from flows.extract.merging import GROUP_TYPES
from flows.extract.recipients import ABOUT_DEEDS, find_journey, find_recipient, find_scene
from flows.extract.sites import Site, Slots, codes_of

_OWNER_REACH = 5  # tokens from a noun to the party that owns it
_NOUN_REACH = 16  # tokens from a noun to the parties of its prepositions
_ANSWERED = frozenset({"ACCUSE"})  # what its addressee answers where it is named
_RELATIVE_REACH = 4  # tokens from a noun to its relative clause
# Deeds whose noun is owned by whom they are done to, where the doer is named otherwise ("pembebasan X oleh Y").
_DONE_TO = frozenset({"SANCTION", "COERCE", "RETREAT"})
_CONTENT = frozenset({"wished", "complementizer", "purpose"})  # what opens a clause that says what a noun is about
# What precedes a dealing by or in which somebody does something to whom it is held with.
_BY_MEANS = frozenset({"preposition:about", "preposition:within"})
_GOALS = frozenset({"purpose", "preposition:to", "preposition:towards"})
_OCCASIONS = frozenset(
    {"preposition:within", "preposition:sidelines", "preposition:at", "preposition:to", "subordinator", "purpose"}
)


def fill_noun(site: Site, frame: Frame) -> Slots:
    """The slots of a noun's frame, empty where its grammar gives none."""
    clause = site.clause
    near = {p.group for p in site.region if p.first - site.mention.last <= _NOUN_REACH}
    region = tuple(p for p in site.region if p.group in near)
    owners = _owners(site, region)
    by = [p for p in region if p.preposition == "by" and not _is_of_another(site, p)]
    if not by and not owners and frame.type == "REQUEST":
        by = [p for p in region if p.preposition == "from"]
    agent = owners if owners and frame.pattern == "gathering" else coordinated(region, by[0]) if by else owners
    # The noun is the object of its clause's verb.
    carried = clause is not None and clause.verb_last <= site.mention.first and not clause.copula
    carried = carried and not (clause is not None and clause.light and _is_reason(site, clause))
    sitting = _sitting(site, region) if frame.type == "CONSULT" and not agent else ()
    if sitting and frame.pattern in ("gathering", "mutual"):
        return Slots(sitting, owned=True)
    if frame.pattern == "gathering":
        held = clause.subject if clause is not None and carried and clause.light and not agent else ()
        present = clause.subject if clause is not None and carried and _is_at(site, clause) else ()
        before = (p for p in site.marked.parties if p.last == site.mention.first and p.kind == "organisation")
        agent = agent or tuple(before)  # "ASEAN [Leaders' Meeting]"
        joined = tuple(p for p in region if p.preposition in ("with", "between"))
        return Slots(agent or held or _attending(site), joined, present=present)
    if frame.pattern == "visit":
        if clause is not None and carried and any(trigger.frame.id == "receive" for trigger in clause.triggers):
            guests = agent or tuple(p for p in region if p.preposition == "from")
            return Slots(guests, tuple(p for p in clause.subject if guests))
        planned = clause is not None and carried and clause.light and clause.verb_class == "active"
        if clause is not None and planned and _is_awaited(clause, agent) and not _leads_on(site):
            return Slots(agent, clause.subject)
        fronted = site.marked.function_before(site.mention.first) in _OCCASIONS
        subject = clause.subject if clause is not None and (carried or fronted) else ()
        visitors = agent or subject or _doer_behind(site)
        return find_journey(site, visitors, [p for p in region if p not in visitors])
    if frame.pattern in ("mutual", "fight"):
        return _mutual_noun(site, frame, region, agent, owners, carried)
    told = None if carried or agent else _told_of(site)
    return told or _directed_noun(site, frame, region, agent, carried)


def _is_reason(site: Site, clause: Clause) -> bool:
    """Whether a deed's noun only says why or of what a verb tells ("menerbitkan surat atas dugaan [deportasi]")."""
    between = range(clause.verb_last, site.mention.first)
    deed = site.frame.type not in GROUP_TYPES
    return deed and any(site.marked.function_at(p) == "preposition:against" for p in between)


def _is_of_another(site: Site, doer: Party) -> bool:
    """Whether another noun stands nearer to a doer, so that it is that deed's ("protes atas [eksekusi] oleh Saudi")."""
    marked = site.marked
    between = (m for m in marked.triggers if site.mention.last <= m.first and m.last <= doer.first)
    nouns = [m for m in between if any(trigger.word_class in ("noun", "pointer") for trigger in m.triggers)]
    return any(marked.function_before(m.first) in ("preposition:against", "preposition:about") for m in nouns)


def _is_awaited(clause: Clause, visitors: tuple[Party, ...]) -> bool:
    """Whether a visitor's journey is held, planned or called off by somebody else: the host."""
    return bool(visitors and clause.subject) and not set(codes_of(visitors)) & set(codes_of(clause.subject))


def _leads_on(site: Site) -> bool:
    """Whether a place behind a noun of travel says where it leads."""
    return any(
        site.mention.last <= p.first < site.end and p.preposition in ("towards", "at") for p in site.marked.places
    )


def _is_at(site: Site, clause: Clause) -> bool:
    """Whether the subject of a clause is at its gathering: attends or heads it, or goes somewhere for it."""
    heads = clause.light and clause.verb_class == "active"
    travels = any(trigger.frame.pattern == "visit" for trigger in clause.triggers)
    return clause.attends or heads or (travels and site.marked.function_before(site.mention.first) in _GOALS)


def _sitting(site: Site, region: tuple[Party, ...]) -> tuple[Party, ...]:
    """The organisation that does something within a dealing of nobody else ("ASEAN ... dalam [sidang] di Kairo")."""
    clause, before = site.clause, site.marked.function_before(site.mention.first)
    joined = any(p.preposition in ("with", "between", "by") for p in region)
    if clause is None or joined or clause.attends or before != "preposition:within":
        return ()
    subject = clause.subject if clause.verb_class == "active" else _doers(site, clause)
    return subject if len(subject) == 1 and subject[0].kind == "organisation" else ()


def _owners(site: Site, region: tuple[Party, ...]) -> tuple[Party, ...]:
    """The party that owns the noun ("kunjungan Pelosi"): only plain words stand between the two."""
    for party in region:
        near = party.first - site.mention.last <= _OWNER_REACH
        if near and plain_between(site.marked, site.mention.last, party.first):
            return coordinated(region, party)
        return ()
    return ()


def _mutual_noun(
    site: Site,
    frame: Frame,
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
    if owned and not partners and all(party.kind == "organisation" for party in owners):
        present = clause.subject if clause is not None and carried and _is_at(site, clause) else ()
        return Slots(agent, owned=True, present=present)
    before = site.marked.function_before(site.mention.first)
    carried = carried and not (frame.kind == "call" and before in _BY_MEANS)
    sided = not agent and all(p.preposition == "with" for p in partners)  # with whom, but not yet who
    if sided and len(codes_of(partners)) > 1 and not carried and before not in _OCCASIONS:
        speaker = speaker_of(site.marked, site.clauses, site.index)
        return Slots((speaker,) if speaker is not None else (), partners)
    if len(set(codes_of([*agent, *partners]))) < 2 and clause is not None:
        if frame.pattern == "fight":
            return Slots(agent, partners, owned=owned)
        if site.mention.possessed and partners and not agent:
            agent = clause.subject or (*_later_subject(site), *_doer_behind(site))
        elif (
            before in _OCCASIONS and clause.verb_class == "passive" and len(codes_of(doers := _doers(site, clause))) > 1
        ):
            agent = (*doers, *agent)  # "diumumkan A dan B sesudah [pertemuan] di ..."
        elif _takes_part(site, clause) if carried else _is_occasion(before, clause, partners):
            agent = (*clause.subject, *agent)
        elif not carried and before in _BY_MEANS and site.marked.function_at(site.mention.last) != "definite":
            near = ("", "to") if frame.kind == "call" else ("",)
            met = [p for p in site.behind_verb(clause) if p.preposition in near and not p.embedded]
            agent = (*clause.subject, *met[:1])
        elif before not in _OCCASIONS or carried:
            agent = (*agent, *_doer_behind(site))
    return Slots(agent, partners, owned=owned)


def _doers(
    site: Site, clause: Clause, agency: tuple[str, ...] = ("by",), *, adjoining: bool = True
) -> tuple[Party, ...]:
    """Who does what a clause tells: behind a preposition of agency, or right behind the verb where `adjoining`."""
    after = site.behind_verb(clause)
    doer = next((p for p in after if p.preposition in agency or (adjoining and p.first == clause.verb_last)), None)
    return coordinated(after, doer) if doer is not None else ()


def _is_occasion(before: str, clause: Clause, partners: tuple[Party, ...]) -> bool:
    """Whether a dealing is where its clause's subject does something ("dalam pertemuan dengan X, Y ...")."""
    return before in _OCCASIONS and (len(codes_of(clause.subject)) > 1 or bool(partners))


def _attending(site: Site) -> tuple[Party, ...]:
    """Who takes part in a gathering of which nothing else says whose it is ("Konferensi itu dihadiri A dan B")."""
    clause = next((c for c in site.clauses if c.verb_first >= site.mention.last), None)
    if clause is None or not clause.light or clause.verb_class != "passive":
        return ()
    return _doer_behind(site)


def _later_subject(site: Site) -> tuple[Party, ...]:
    """The subject of the main clause that a fronted phrase belongs to ("Di sela pertemuannya dengan X, Y ...")."""
    return next(
        (c.subject for c in site.clauses if c.start > site.mention.last and c.subject and c.border == "comma"), ()
    )


def _doer_behind(site: Site) -> tuple[Party, ...]:
    """Who holds what the noun names, by the passive verb behind it ("kunjungan itu akan dilakukan oleh X")."""
    for clause in site.clauses:
        if clause.verb_first < site.mention.last:
            continue
        if clause.verb_class != "passive" and not _comes(site, clause):
            return ()
        doers = _holders(site, clause)
        if doers:
            return doers
        if not clause.light and clause.border:
            return ()
    return ()


def _holders(site: Site, clause: Clause) -> tuple[Party, ...]:
    """Who holds or says what the noun names, by the passive verb behind it or one of coming."""
    comes = _comes(site, clause)
    return _doers(site, clause, ("from",) if comes else ("by", "with"), adjoining=not comes)


def _told_of(site: Site) -> Slots | None:
    """Who says, and of whom, what a clause right behind the noun tells ("[imbauan] agar X tenang disampaikan Y")."""
    if site.marked.function_at(site.mention.last) not in _CONTENT:
        return None
    behind = (c for c in site.clauses if c.verb_first > site.mention.last)
    saying = next((c for c in behind if (c.light and c.verb_class == "passive") or _comes(site, c)), None)
    if saying is None:
        return None
    doers = _holders(site, saying)
    within = (p for p in site.marked.parties if site.mention.last <= p.first and p.last <= saying.verb_first)
    others = tuple(p for p in within if not set(p.codes) & set(codes_of(doers)))[:1]
    return Slots(doers, others) if doers and others else None


def _directed_noun(
    site: Site, frame: Frame, region: tuple[Party, ...], agent: tuple[Party, ...], carried: bool
) -> Slots:
    clause = site.clause
    carried = carried and not site.marked.function_before(site.mention.first).startswith("preposition:about")
    if carried and clause is not None and frame.type == "SUPPORT" and _is_about_deeds(clause):
        return Slots()
    known = site.marked.function_at(site.mention.last) == "definite"
    given = _given(site, region, agent, carried) if frame.type == "AID" else None
    if given is not None:
        return given
    if frame.noun_needs_light and (known or not (clause is not None and clause.light and carried)):
        return Slots()
    if clause is not None and carried and clause.receives:
        givers = agent or tuple(p for p in region if p.preposition in ("from", "by")) or _from_where(site)
        return Slots(givers, clause.subject)
    if clause is not None and carried and clause.light:
        done_to = frame.type in _DONE_TO and clause.subject and not any(p.preposition == "by" for p in agent)
        agents = clause.subject if done_to else agent or clause.subject
        found, certain = find_recipient(site, [p for p in region if p not in agents], frame, agents)
        return Slots(agents, found, find_scene(site, frame) if not found else None, certain)
    if frame.type in _DONE_TO and agent and all(p.preposition == "by" for p in agent):
        owners = tuple(p for p in _owners(site, region) if p not in agent)
        if owners:
            return Slots(agent, owners)
    asked = _who_complies(site, clause) if frame.type == "REQUEST" and agent and not carried else ()
    if asked and not set(codes_of(asked)) & set(codes_of(agent)):
        return Slots(agent, asked)
    agent = agent or (_doer_behind(site) if not carried and not _is_answered(site) else ())
    aimed = [p for p in region if p not in agent and p.preposition in frame.targets]
    found, certain = find_recipient(site, aimed, frame, agent)
    if not found and carried and clause is not None and _is_answer(clause) and frame.type in _ANSWERED:
        answering = tuple(p for p in clause.subject if not set(p.codes) & set(codes_of(agent)))
        return Slots(agent, answering, certain=certain, presupposed=bool(agent and answering))
    return Slots(agent, found, certain=certain)


def _from_where(site: Site) -> tuple[Party, ...]:
    """The state whose seat or town stands for it as the one from which something comes ("kecaman dari [Moskow]")."""
    places = (p for p in site.marked.places if p.preposition == "from" and p.country)
    place = next((p for p in places if site.mention.last < p.first <= site.mention.last + _OWNER_REACH), None)
    return state_of(place)


def _is_answer(clause: Clause) -> bool:
    """Whether a verb tells how somebody takes what is said of or asked from them ("membantah [tuduhan Ghana]")."""
    return any(trigger.frame.type in ("REJECT", "CONCEDE") for trigger in clause.triggers)


def _given(site: Site, region: tuple[Party, ...], agent: tuple[Party, ...], carried: bool) -> Slots | None:
    """Who gives what somebody signs for, or what arrives somewhere; None where nothing is told to be given so.

    "menandatangani [hibah] kapal dari Jepang", "[Bantuan] dari China tiba di Myanmar".
    """
    givers = agent or tuple(p for p in region if p.preposition == "from")[:1]
    if carried and site.clause is not None:
        return (
            Slots(coordinated(region, givers[0]), site.clause.subject)
            if givers and site.clause.light and not agent
            else None
        )
    clause = next((c for c in site.clauses if c.verb_first >= site.mention.last), None)
    if clause is None or not givers or not any(trigger.frame.pattern == "visit" for trigger in clause.triggers):
        return None
    places = (p for p in site.marked.places if clause.verb_last <= p.first < clause.end)
    place = next((p for p in places if p.country and p.preposition in ("at", "towards")), None)
    states = tuple(p for p in site.behind_verb(clause) if p.kind == "state" and p.preposition in ("", "at", "to"))
    return Slots(givers, states[:1], place if not states else None)


def _is_answered(site: Site) -> bool:
    """Whether the verb behind tells what somebody else does about the noun ("Tuduhan itu [dibantah] oleh Iran")."""
    clause = next((c for c in site.clauses if c.verb_first >= site.mention.last), None)
    return clause is not None and not clause.light and bool(clause.triggers) and not _comes(site, clause)


def _comes(site: Site, clause: Clause) -> bool:
    """Whether a verb tells from whom something comes ("kecaman [datang] dari Mali")."""
    travels = any(trigger.frame.pattern == "visit" for trigger in clause.triggers)
    return travels or site.marked.function_at(clause.verb_first) == "coming"


def _who_complies(site: Site, clause: Clause | None) -> tuple[Party, ...]:
    """Who does what somebody asks for ("Atas permintaan Turki, [Dewan Keamanan] bersidang")."""
    if clause is None or site.marked.function_before(site.mention.first) != "preposition:against":
        return ()
    return clause.subject if clause.verb_class == "active" else ()


def _is_about_deeds(clause: Clause) -> bool:
    """Whether a verb praises or blames what its object names ("berterima kasih atas [dukungan] Indonesia")."""
    return not clause.light and any(trigger.frame.type in ABOUT_DEEDS for trigger in clause.triggers)


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
            mediated = any(trigger.frame.type == "CONSULT" for trigger in clause.triggers)
            if clause.verb_class != "passive" or not clause.light or mediated:
                return ()
            doers = [p for p in after if p.preposition == "by" or p.first == clause.verb_last]
            return coordinated(after, doers[0]) if doers else ()
    return ()


def plain_between(marked: Marked, start: int, end: int) -> bool:
    """Whether only plain words (adjectives, numbers, the noun's own tail) stand in `[start, end)`."""
    return all(
        (position not in marked.functions or marked.function_at(position) == "adverb")
        and (marked.sentence.words[position][0].isalnum() or marked.sentence.words[position] == "-")
        for position in range(start, end)
    )
