"""Which spiders there are: whatever module lies in `scrapers/spiders`."""

import importlib
import pkgutil
from types import ModuleType

import scrapy

from scrapers import spiders


def modules() -> dict[str, ModuleType]:
    """Spider modules by source id, sorted. Raises ImportError where a module's name and its SOURCE disagree.

    A module is complete for collect and import with ``SOURCE`` and its spider class, for extract with
    ``EXTRACT_VERSION``, ``RECORDS`` and ``extract`` as well.
    """
    found: dict[str, ModuleType] = {}
    for info in sorted(pkgutil.iter_modules(spiders.__path__), key=lambda info: info.name):
        module = importlib.import_module(f"{spiders.__name__}.{info.name}")
        source_id = module.SOURCE.source_id
        if source_id != info.name:
            raise ImportError(f"{module.__file__}: SOURCE.source_id is {source_id!r}; it must be the module's name")
        found[source_id] = module
    return found


def spider_class(module: ModuleType) -> type[scrapy.Spider]:
    """The one spider class that ``module`` itself defines. Raises ImportError where there is none, or more than one."""
    source_id = module.SOURCE.source_id
    classes = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, scrapy.Spider) and value.__module__ == module.__name__
    ]
    if len(classes) != 1 or classes[0].name != source_id:
        names = [f"{c.__name__} (name={c.name!r})" for c in classes]
        raise ImportError(f"{module.__name__}: wants exactly one spider class with name={source_id!r}, found {names}")
    return classes[0]
