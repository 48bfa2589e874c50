"""What is known of a text while its runs are judged, and the form of a question about one."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field

from etl.statements.protect.runs import Run
from etl.statements.protect.vocabulary import Vocabulary

Span = tuple[int, int]


@dataclass
class Known:
    """What is known of a text when its runs are judged.

    ``lower``: words it prints in lower case. ``aged``: words of names it prints with an age. ``public``: the words of each name
    that may be given (`people.public_names`). ``places``: offsets in the text of what is nobody (towns, agencies, laws), and
    ``detention``: the words of the places of detention it names. ``congress``: members are named by their surname alone,
    and the words of the name of the ``publisher``, one of them, with the ``surname``.
    ``private``: words of the names hidden so far, ``faiths``: those that are a nationality or a faith as well (Christian), and
    ``starts``: where those names begin. ``offset``: of the paragraph in the text.
    """

    vocabulary: Vocabulary
    lower: Set[str] = frozenset()
    aged: set[str] = field(default_factory=set)
    public: Sequence[frozenset[str]] = ()
    places: Sequence[Span] = ()
    detention: Set[str] = frozenset()
    congress: bool = False
    publisher: frozenset[str] = frozenset()
    surname: frozenset[str] = frozenset()
    private: set[str] = field(default_factory=set)
    faiths: set[str] = field(default_factory=set)
    starts: set[int] = field(default_factory=set)
    offset: int = 0


Evidence = Callable[[Run, Known], bool]


def questions(*asked: Evidence) -> dict[str, Evidence]:
    """Questions by their names."""
    return {question.__name__: question for question in asked}
