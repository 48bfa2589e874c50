"""Which spiders there are: the modules in `scrapers/spiders`, and the entries of `scrapers/sources.toml`."""

import importlib
import pkgutil
from types import ModuleType

import scrapy

from scrapers import spiders
from scrapers.spiders import entries


def modules() -> dict[str, ModuleType]:
    """Spider modules by source id, sorted. Raises ImportError where a module's name and its SOURCE disagree, or an entry
    has the name of a module.

    A module is complete for collect and import with ``SOURCE`` and its spider class, for extract with
    ``RECORDS`` and ``extract`` as well.
    """
    found: dict[str, ModuleType] = dict(entries.MODULES)
    for info in sorted(pkgutil.iter_modules(spiders.__path__), key=lambda info: info.name):
        module = importlib.import_module(f"{spiders.__name__}.{info.name}")
        if module is entries:
            continue
        source_id = module.SOURCE.source_id
        if source_id != info.name:
            raise ImportError(f"{module.__file__}: SOURCE.source_id is {source_id!r}; it must be the module's name")
        if source_id in found:
            raise ImportError(f"{module.__file__}: {source_id} is an entry of sources.toml as well")
        found[source_id] = module
    return dict(sorted(found.items()))


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
