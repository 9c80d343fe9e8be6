"""What is set into a story and is none of it: pointers to other articles, embeds, advertisements, captions."""

from flows.ingest.dispatch_cues import Cues

_LONGEST_POINTER = 200
_LONGEST_CAPTION = 400
_LONGEST_CUE = 40
_LONGEST_TEASER = 120
_LEADERS = "([*•>»- "
_PROSE_ENDS = frozenset(".!?…\"”’')]")


def is_insert(line: str, cues: Cues) -> bool:
    """Whether a whole line is an insert: "Baca juga: ...", "ADVERTISEMENT", "[Gambas:Video CNN]", a caption."""
    opening = line[:_LONGEST_CUE].lower().lstrip(_LEADERS)
    return (
        _opens_as_insert(line, opening, cues) if opening.startswith(cues.insert_openings) else _is_caption(line, cues)
    )


def _opens_as_insert(line: str, opening: str, cues: Cues) -> bool:
    """Whether a line that opens with an insert's words is one, and no sentence that happens to."""
    if line.lower() in cues.whole_lines or is_bare_pointer(line, cues):
        return True
    if len(line) <= _LONGEST_POINTER and opening.startswith((*cues.invitations, *cues.embeds)):
        return True
    if len(line) <= _LONGEST_TEASER and opening.startswith(cues.teasers) and line[-1] != ".":
        return True
    if len(line) <= _LONGEST_POINTER and opening.startswith(cues.pointers):
        cue = next(cue for cue in cues.pointers if opening.startswith(cue))
        return opening[len(cue) :].lstrip().startswith((":", "|", "»", ">"))
    return _is_caption(line, cues)


def is_bare_pointer(line: str, cues: Cues) -> bool:
    """Whether a line is a pointer's cue alone ("Baca juga:"), so that what it points to is on the next line."""
    return len(line) <= _LONGEST_CUE and line.lower().rstrip(" :").lstrip(_LEADERS) in cues.pointers


def find_inserts(text: str, start: int, end: int, cues: Cues) -> list[tuple[int, int]]:
    """The inserts within a paragraph `text[start:end]`, in order: bracketed ones, and a pointer that ends it."""
    found = [match.span() for match in cues.bracketed.finditer(text, start, end)]
    at = found[-1][1] if found else start
    if (pointer := _trailing_pointer(text, at, end, cues)) is not None:
        found.append((pointer, end))
    return found


def _trailing_pointer(text: str, start: int, end: int, cues: Cues) -> int | None:
    """Where "... kata dia. Baca juga: Judul lain" turns from prose to a pointer that runs to the paragraph's end."""
    earliest = max(start, end - _LONGEST_POINTER)
    if text.rfind(":", earliest, end) < 0:
        return None
    for match in cues.pointing.finditer(text, earliest, end):
        before = text[max(start, match.start() - 3) : match.start()].rstrip()[-1:]
        # A story that goes on behind the title can't be told from it, so only a title alone is an insert.
        if before in _PROSE_ENDS and ". " not in text[match.end() : end] and text[end - 1] != ".":
            return match.start()
    return None


def _is_caption(line: str, cues: Cues) -> bool:
    if len(line) > _LONGEST_CAPTION:
        return False
    if cues.caption_credits.search(line) is not None:
        return True
    if (line[0], line[-1]) in {("(", ")"), ("[", "]")}:
        inside = line[1:-1]
        return not any(mark in inside for mark in "()[]") and ". " not in inside
    return line[-1] in ")]" and cues.credited.search(line) is not None
