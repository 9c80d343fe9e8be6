"""Whom a deed is done to or words are said to, and where it leads: by the words behind its trigger."""

from collections.abc import Iterable, Sequence

from flows.extract.clauses import coordinated
from flows.extract.language import Frame
from flows.extract.marks import Party, PlaceMention
from flows.extract.sites import ARMED, Site, Slots, codes_of

_OBJECT_REACH = 14  # tokens from a verb to the recipient inside its object
_HOST_REACH = 6  # tokens from a verb of travel to the state that it goes to
_ON_SOIL = frozenset(
    {
        "ACCUSE",
        "AID",
        "ASSAULT",
        "COERCE",
        "CONCEDE",
        "COOPERATE",
        "MOBILIZE",
        "RETREAT",
        "SANCTION",
        "SUPPORT",
        "THREATEN",
    }
)
_DEEDS = frozenset({"ASSAULT", "SANCTION", "COERCE", "MOBILIZE"})
_LEAVING = frozenset({"SANCTION", "RETREAT"})  # where envoys and troops are drawn back from
_SENT = frozenset({"MOBILIZE", "AID"})  # what comes from one state to another
_UNDERGOING = frozenset({"against", "to", "towards", "at"})
_JOINED = frozenset({"coordinator", "sequencer", "purpose"})
_GOAL = frozenset({"", "towards", "at", "to"})
# Words of what somebody did are about its doer.
ABOUT_DEEDS = frozenset({"ACCUSE", "SUPPORT"})


def find_recipient(
    site: Site, region: Sequence[Party], frame: Frame, agents: Iterable[Party]
) -> tuple[tuple[Party, ...], float]:
    """The first party of the object, or of a target preposition, that is not the agent itself, and how sure that is.

    Words about an act are about its doer ("mengecam pelanggaran atas wilayah Ekuador oleh Kolombia").
    """
    acting = set(codes_of(agents))
    region = _before_judgement(site, region)
    doers = [p for p in region if p.preposition == "by" and frame.type in ABOUT_DEEDS]
    for party in [*doers, *region]:
        if set(party.codes) <= acting or party.first - site.mention.last > _OBJECT_REACH:
            continue
        shared = party.preposition == "between" and frame.type not in ABOUT_DEEDS
        if frame.type == "ACCUSE" and not party.embedded and party.preposition in _UNDERGOING and _is_deed(site, party):
            continue
        if frame.type == "ACCUSE" and party.preposition == "towards" and party.kind == "organisation":
            continue  # "mengadukan hal itu ke Dewan Keamanan"
        if party.preposition == "from" and frame.type in _SENT and "from" not in frame.targets:
            continue  # "menerbangkan pasukan [dari Gabon] ke Chad"
        if party.preposition == "within" or shared or (party.preposition == "at" and "at" not in frame.targets):
            continue
        # "presidensi G20 Indonesia": of two names side by side the last one owns the thing.
        owner = next((p for p in region if p.first == party.last and not set(p.codes) <= acting), party)
        if frame.within is not None and party.first - site.mention.last > frame.within:
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


def find_scene(site: Site, frame: Frame) -> PlaceMention | None:
    """The place in the clause on whose soil a deed, or what is deplored, happened, or to which a threat leads."""
    if frame.type not in _ON_SOIL:
        return None
    aimed = {"at", "towards"} & frame.targets if frame.targets & {"towards"} else {"at"}
    if frame.type in _LEAVING:
        aimed |= {"from"} & frame.targets
    end = site.far if frame.type == "THREATEN" else site.end  # "mengancam [akan menutup pasokan gas ke Togo]"
    inside = [p for p in site.marked.places if site.mention.last <= p.first < end and p.preposition in aimed]
    if not inside and frame.type == "ASSAULT" and site.clause is not None:
        before = (p for p in site.marked.places if site.clause.start <= p.first < site.mention.first)
        inside = [p for p in before if p.preposition in aimed]
    return next((place for place in inside if place.country), None)


def find_journey(site: Site, travellers: tuple[Party, ...], region: Sequence[Party]) -> Slots:
    """A visit's travellers and where they go: a place, or a state named as one; soldiers pay no visits."""
    if site.frame.cargo is not None:
        return _delivery(site, travellers)
    if any(party.sector in ARMED for party in travellers) != site.frame.armed_subject:
        return Slots()
    travellers = tuple(p for p in travellers if not (p.kind == "state" and (p.embedded or p.civil)))
    travellers = tuple(p for p in travellers if not (p.kind == "reference" and not p.people))
    reached = [p for p in site.marked.places if p.preposition in ("towards", "at")]
    places = [p for p in reached if p.country and not p.location.water]
    place = next((p for p in places if site.mention.last <= p.first < site.end), None)
    if place is None and site.clause is not None and site.clause.start == 0:
        place = next((p for p in places if p.preposition == "at" and p.last <= site.clause.verb_first), None)
    if place is None and not site.noun:  # "terbang dari Yangon [untuk hadir di Jakarta]"
        place = next((p for p in places if site.end <= p.first < site.far and p.preposition == "at"), None)
    hosts = [p for p in region if p.preposition in _GOAL and (p.kind in ("state", "body") or _is_visited(site, p))]
    if hosts and (place is None or hosts[0].first <= place.first):
        near = hosts[0].first - site.mention.last <= _HOST_REACH
        return Slots(travellers, coordinated(tuple(hosts), hosts[0])) if near else Slots(travellers, (), place)
    return Slots(travellers, _further_hosts(site, region, place) if place is not None else _met_there(site), place)


def _delivery(site: Site, senders: tuple[Party, ...]) -> Slots:
    """Whose planes, ships or teams bring something, and where they arrive ("Hercules Australia [tiba di Palu]")."""
    before = tuple(p for p in site.marked.parties if site.subject_start <= p.first and p.last <= site.mention.first)
    senders = senders or tuple(p for p in before if p.preposition in ("", "from"))[:1]
    places = [p for p in site.marked.places if p.preposition in ("towards", "at") and p.country]
    place = next((p for p in places if site.mention.last <= p.first < site.far), None)
    states = tuple(p for p in site.region if p.kind == "state" and p.preposition in _GOAL)[:1]
    return Slots(senders, states if place is None else (), place)


def _is_visited(site: Site, party: Party) -> bool:
    """Whether somebody stands right behind words of travel as whom one goes to ("menjadi tamu kehormatan Macron")."""
    return party.first == site.mention.last and not party.preposition and not site.noun


def _met_there(site: Site) -> tuple[Party, ...]:
    """Whom a visitor meets, where nothing else says whither ("akan berkunjung dan mengadakan pembicaraan dengan X")."""
    behind = next((c for c in site.clauses if c.start == site.end and c.border in _JOINED), None)
    if behind is None or site.noun:
        return ()
    dealing = behind.light or any(trigger.frame.pattern == "mutual" for trigger in behind.triggers)
    met = [p for p in site.behind_verb(behind) if p.preposition == "with" and not p.embedded] if dealing else []
    return tuple(met[:1])


def _further_hosts(site: Site, region: Sequence[Party], place: PlaceMention) -> tuple[Party, ...]:
    """The states that a list adds to the place of a journey ("ke Laos, Vietnam, dan Kamboja")."""
    if place.last >= len(site.marked.sentence):
        return ()
    joined = site.marked.function_at(place.last) == "coordinator"
    behind = site.marked.functions[place.last][1] if joined else place.last + 1
    added = next((p for p in region if p.first == behind and p.kind == "state"), None)
    listed = coordinated(tuple(region), added) if added is not None else ()
    return listed if joined or (len(listed) > 1 and site.marked.sentence.words[place.last] == ",") else ()
