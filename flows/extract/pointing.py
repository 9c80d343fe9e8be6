"""Events that only point back to one told before: "menyambut baik kesepakatan itu"."""

from collections.abc import Sequence
from dataclasses import replace

from flows.extract.frames import Candidate
from flows.extract.merging import Told, is_international
from flows.extract.references import Discourse

GROUP_TYPES = frozenset({"CONSULT", "AGREE"})
_LESS_CERTAIN = 0.7


def point_back(candidate: Candidate, told: Sequence[Told], discourse: Discourse) -> Candidate | None:
    """The candidate with the participants of the event that it points back to; None where there is none."""
    if not candidate.anaphoric:
        return candidate
    if candidate.type in GROUP_TYPES:
        return _with_group(candidate, discourse)
    other = _addressed(candidate, told) if candidate.addressing else _pointed_at(candidate, told)
    if other is None:
        return None
    meant = set(other.recipients) if candidate.addressing else set(other.actors)
    if other.type in GROUP_TYPES:
        meant = {*other.actors, *other.recipients}
    rest = tuple(sorted(meant - set(candidate.actors)))
    return _less_certain(replace(candidate, recipients=rest)) if rest else None


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
        return _less_certain(replace(candidate, recipients=others)) if candidate.actors else None
    return _less_certain(replace(candidate, actors=tuple(sorted(group[0])), people=candidate.people or group[1]))


def _less_certain(candidate: Candidate) -> Candidate:
    return replace(candidate, confidence=round(candidate.confidence * _LESS_CERTAIN, 3))


def _addressed(candidate: Candidate, told: Sequence[Told]) -> Candidate | None:
    """The event of the same sentence in which the same side addressed somebody."""
    earlier = [one.candidate for one in told if one.candidate.sentence == candidate.sentence]
    return next((o for o in reversed(earlier) if o.recipients and set(o.actors) == set(candidate.actors)), None)


def _pointed_at(candidate: Candidate, told: Sequence[Told]) -> Candidate | None:
    """The event that an object without a name means.

    The last of the kind that its noun names ("kesepakatan itu"), else the last told ("aksi itu"); without any
    pointing word the article's first meeting or agreement.
    """
    earlier = [one.candidate for one in told if one.candidate.sentence < candidate.sentence]
    earlier = [other for other in earlier if is_international(other)]
    if candidate.points_to:
        return next((other for other in reversed(earlier) if other.type in candidate.points_to), None)
    if candidate.definite:
        return earlier[-1] if earlier else None
    return next((other for other in earlier if other.type in GROUP_TYPES), None)
