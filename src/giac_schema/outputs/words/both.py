"""Words in both languages at once: who shows them, or the reader of a page that holds both, chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from giac_schema.outputs.words.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from giac_schema.outputs.words.languages import Language

__all__ = ["Both", "both", "in_both", "same"]


@frozen
class Both:
    """The same thing said in Chinese and in English."""

    zh: str
    en: str

    def __html__(self) -> Markup:
        """Both, escaped and each marked with its language; what is the same in both stands once.

        Only a page asks for it, so only a page needs the extra ``page``.
        """
        from markupsafe import Markup, escape

        if self.zh == self.en:
            return escape(self.zh)
        chinese = f'<span class="zh" lang="zh-CN">{escape(self.zh)}</span>'
        english = f'<span class="en" lang="en">{escape(self.en)}</span>'
        return Markup(chinese + english)  # noqa: S704 - both halves are escaped

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


def in_both(speak: Callable[[Language], str]) -> Both:
    """What a function says in each language."""
    return Both(speak("zh"), speak("en"))


def both(group: str, name: str, /, **fields: object) -> Both:
    """One message of the catalogue in both languages; a field that is a :class:`Both` gives its half.

    Raises:
        UnknownMessage: if there is no such message, or a field that it needs is not given.
    """

    def speak(language: Language) -> str:
        halves = {
            key: getattr(value, language) if isinstance(value, Both) else value
            for key, value in fields.items()
        }
        return say(language, group, name, **halves)

    return in_both(speak)


def same(text: str) -> Both:
    """A text that is the same in both languages, such as what a source printed."""
    return Both(text, text)
