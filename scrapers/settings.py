"""Politeness and safety of every crawl, as Scrapy's settings module. Nothing per source.

Why Scrapy 2.19's defaults do not do: ROBOTSTXT_OBEY lets requests through while robots.txt is on its way and on errors;
TLS certificates are not verified; a truncated compressed body passes; a body may have 1 GiB; the telnet console and the
remote control, which runs code, listen on loopback.
"""

import os

BOT_NAME = "detention-ledger"
SPIDER_MODULES = ["scrapers.spiders"]
LOG_LEVEL = os.environ.get("LOG_LEVEL") or "ERROR"

# Who we are, and an address or URL to reach us at: LEDGER_CONTACT from the environment.
CONTACT = os.environ.get("LEDGER_CONTACT") or "https://github.com/detention-ledger/detention-ledger"
USER_AGENT = f"DetentionLedger/0.1 (+{CONTACT})"

# Ours, read by the pipeline and the spiders. Replay and tests change them, explicitly.
DATASETS = os.environ.get("DATASETS") or "datasets"
VIA = "crawl"
LOOPBACK_ALLOWED = False
DOCUMENTS_PER_RUN = 200  # of one source, without --max-pages: 17 minutes at 5 s each; the rest comes in later runs
# Held articles are asked for again, so that edits and removals are seen: of one source and run at most so many, none that
# was asked for less than so many days ago; half of them published in the last so many days (see scrapers/held.py).
ARTICLES_REASKED = 20
REASK_AFTER_DAYS = 7
YOUNG_DAYS = 60
FULL_WALK_DAYS = (
    30  # a listing is read to its end so often, though nothing is new: only then a page is known as delisted
)

# Robots, addresses, bodies, retries: our own middlewares; Scrapy's are off.
ROBOTSTXT_OBEY = False
DOWNLOADER_MIDDLEWARES = {
    "scrapers.middlewares.guard.AddressGuard": 10,
    "scrapers.middlewares.budget.TimeBudget": 20,
    "scrapers.middlewares.robots.StrictRobots": 100,
    "scrapers.middlewares.retry_after.RetryAfter": 550,
    "scrapers.middlewares.body.CompleteBody": 590,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
}
TWISTED_DNS_RESOLVER = "scrapers.middlewares.guard.GlobalResolver"
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}
HTTPPROXY_ENABLED = False  # a proxy would resolve names for us, past the guard
COOKIES_ENABLED = False
REFERER_ENABLED = False
REDIRECT_MAX_TIMES = 5
METAREFRESH_ENABLED = False
HTTPERROR_ALLOW_ALL = True  # every response is an observation; the spiders judge it
HTTPCACHE_ENABLED = False  # it replays 403s and challenge pages for ever

# Pace: one request at a time per source, seconds apart.
CONCURRENT_REQUESTS = 1
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 5.0  # seconds
DOWNLOAD_DELAY_JITTER = 0  # jitter would go below the delay
AUTOTHROTTLE_ENABLED = False  # it lowers delays; ours is a floor
RETRY_TIMES = 2
RETRY_HTTP_CODES = [500, 502, 504, 522, 524, 408]  # 429 and 503 are RetryAfter's
CRAWL_DELAY_MAX = 60  # seconds between two requests; a site that asks for more has the state slow
SOURCE_SECONDS = 1_800  # of one source: then no request goes out any more, and the rest comes in the next runs
RUN_SECONDS = 3 * 3_600  # of a whole run
RETRY_AFTER_MAX = 120  # seconds we wait when told to; told longer, we leave the site alone
DEPTH_PRIORITY = 0
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"  # documents in the order they were found

# Limits.
DOWNLOAD_TIMEOUT = 60  # seconds, in total
DOWNLOAD_MAXSIZE = 64 * 1024 * 1024  # bytes, on the wire and decoded; the largest workbook known has under 2 MB
PAGE_MAXSIZE = (
    8 * 1024 * 1024
)  # bytes of anything but a file (FILES in middlewares/body.py): parsing takes 25 times as many
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_FAIL_ON_DATALOSS = True
DNS_TIMEOUT = 5  # seconds

# Nothing listens, nothing is exported, nothing resumes: our ledger is the resume.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
MEMUSAGE_ENABLED = False
JOBDIR = None
ITEM_PIPELINES = {"scrapers.pipelines.KeepPipeline": 100}
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
