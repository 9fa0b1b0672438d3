"""The language statistics, read row by row, equal the library's own."""

from __future__ import annotations

from scraper.pages.text.language import load_identifier

TEXTS = [
    "The valley lives with its river, and the law has little to say about it.",
    "Das Tal lebt mit seinem Fluss, und das Gesetz schweigt dazu.",
    "La vallée vit avec sa rivière, et la loi n'en dit presque rien.",
    "Dolina żyje ze swoją rzeką, a prawo niewiele o tym mówi.",
    "Долина живёт со своей рекой, и закон об этом молчит.",
    "x",
    "",
]


def test_every_language_has_the_same_chance_as_in_the_library():
    """Ranks and probabilities are those of the complete model."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - unpacks its model when loaded

    whole = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    ours = load_identifier()
    for text in TEXTS:
        assert ours.rank(text) == whole.rank(text)
