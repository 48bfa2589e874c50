"""The spiders of `scrapers/sources.toml`, as Scrapy finds them: one class for each entry."""

from scrapers import entries

MODULES = {module.SOURCE.source_id: module for module in entries.modules(__name__)}
globals().update({module.Spider.__name__: module.Spider for module in MODULES.values()})
