"""Folding by replacing the few odd letters of a text gives what looking up every letter gives."""

from __future__ import annotations

import random

from pipelines.common.fold import _TABLE, _flat, fold, fold_text, fold_word


def test_every_character_folds_as_the_table_says():
    """Every code point of Unicode, one by one, next to a letter outside ASCII so that no shortcut is taken."""
    wrong = [code for code in range(0x110000) if _flat(chr(code) + "가") != (chr(code) + "가").translate(_TABLE)]
    assert wrong == []


def test_characters_together_fold_as_each_alone():
    """All characters of the table in one text, in several orders: what one folds to is not folded again."""
    letters = [chr(code) for code in _TABLE] + list("ΑΣ Σ. Ⴀ \0")
    for seed in range(5):
        random.Random(seed).shuffle(letters)
        text = "".join(letters)
        for part in (text, text.replace("Ⴀ", "")):
            assert _flat(part) == part.translate(_TABLE)


def test_the_letters_of_a_script_with_kept_capitals_stay():
    """Georgian capitals do not begin sentences, so they and their text are left as they are."""
    assert fold("Ⴀ És").text == "Ⴀ es"


def test_a_word_is_folded_as_in_a_text():
    """A word folds as it does in a text, cached or, if it is very long, not."""
    for word in ("Élan", "Straße", "é" * 500):
        assert fold_word(word) == fold(word).text


def test_a_text_alone_folds_as_with_its_places():
    """This includes the shortcut for ASCII texts: each punctuation mark, space and letter, doubled and between words."""
    for code in range(0x250):
        for text in (chr(code), f"A{chr(code)}B", f"A {chr(code)}{chr(code)} B", f"{chr(code)}amp;"):
            assert fold_text(text) == fold(text).text, repr(text)
    for text in ("Trust", "A-\nB", "A&amp;B", "x \n\ny", "", "한국 인권", "Ｔｒｕｓｔ"):
        assert fold_text(text) == fold(text).text


def test_half_width_kana_with_their_marks_are_the_kana():
    """A half-width voicing mark applies to the kana before it; with nothing to voice it is dropped."""
    assert fold("ｸﾞﾘｰﾝﾋﾟｰｽ").text == fold("グリーンピース").text == "グリーンピース"
    assert [fold(text).text for text in ("ﾞ", "aﾟ", "\u200b\u3099", "ﾞﾞ")] == ["", "a", "", ""]


def test_whitespace_between_cjk_characters_is_removed():
    """Two spaces before the end of a line, or one of zero width; but a dot at the start of a line is a list's."""
    for gap in (" ", "  \n", " \n  ", " \u200b", "\u200b \u200b\n", "  ·  ", " ・\n"):
        assert fold(f"環境{gap}連合").text == "環境連合", repr(gap)
    assert fold("環境\n・連合").text == "環境 ·連合"
    assert fold("環境 \n \n連合").text == "環境  連合"


def test_a_letter_of_which_the_prolonging_stroke_is_a_part_folds_without_it():
    """U+FCF2 is a mark over a stroke that folding removes everywhere."""
    assert fold("\ufcf2").text == ""


def test_the_first_and_last_of_each_block_of_odd_letters_fold():
    """Accents, points and marks; enclosed figures and letters, units, ligatures, width variants."""
    pairs = {
        "\u00a0": " ", "\u0587": "\u0565\u0582", "\u0591": "", "\u06ed": "", "\u1e00": "a", "\u232a": "\u3009",
        "①": "1", "⓪": "0", "\u3000": " ", "\u3099": "", "\u309c": " \u309a", "㈀": "(\u1100)", "㏿": "gal",
        "\uf900": "豈", "\ufad9": "龎", "ﬀ": "ff", "\ufdfc": "ريال", "\ufe30": "..", "\ufeff": "", "！": "!", "￮": "○",
    }  # fmt: skip
    assert {letter: fold(f"a{letter}b").text[1:-1] for letter in pairs} == pairs
