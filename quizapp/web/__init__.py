"""The app in a browser: one page on this machine, guarded by a token."""

from quizapp.web.server import Place, serve

__all__ = ["Place", "serve"]
