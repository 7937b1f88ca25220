"""The app in a browser: one page on this machine, guarded by a token."""
