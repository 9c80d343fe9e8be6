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
    if candidate.type == "AGREE" and candidate.kind == "pledge" and len(candidate.actors) == 1:
        for codes, _ in reversed(discourse.groups):
            if candidate.actors[0] in codes and len(codes) >= 2:
                others = tuple(code for code in codes if code not in candidate.actors)
                return replace(candidate, recipients=others, confidence=round(candidate.confidence * _LESS_CERTAIN, 3))
        return None
    if candidate.type in GROUP_TYPES:
        return None
    other = _pointed_at(candidate, told)
    if other is None:
        return None
    meant = {*other.actors, *other.recipients} if other.type in GROUP_TYPES else set(other.actors)
    rest = tuple(sorted(meant - set(candidate.actors)))
    if not rest:
        return None
    return replace(candidate, recipients=rest, confidence=round(candidate.confidence * _LESS_CERTAIN, 3))


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
