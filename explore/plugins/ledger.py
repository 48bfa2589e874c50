"""Where Datasette finds the hooks of this site: `python -m datasette` has the project's root on its path."""

from explore.plugin import *  # noqa: F403
