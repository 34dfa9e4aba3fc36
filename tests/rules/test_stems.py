"""Stems are the same whoever asks, and however many ask at once."""

import threading

from roleplay.rules.stems import stem

ROOTS = ("manag", "pric", "justif", "deliver", "schedul", "negotiat", "figur", "prov")
ENDINGS = ("ing", "ed", "es", "ation", "able", "ement", "ers", "y")
WORDS = tuple(root + ending for root in ROOTS for ending in ENDINGS) * 40


def test_words_lose_their_endings() -> None:
    assert stem("justifying") == stem("justify") == stem("justified")


def test_many_threads_at_once_get_the_right_stems() -> None:
    right = [stem(word) for word in WORDS]
    wrong: list[str] = []
    ready = threading.Barrier(8)

    def ask() -> None:
        ready.wait()
        wrong.extend(word for word, expected in zip(WORDS, right, strict=True) if stem.__wrapped__(word) != expected)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
