"""Scrapy's settings: what is on, what is off and in which order, a page's table of contents.

Scrapy's defaults are for reach; each line that differs is a door closed or a promise kept. The figures of the
watchlist (delay, timeout, sizes, contact) replace those below when a run opens (`scraper.run.session.crawl_settings`).
"""

import time

from twisted.internet.asyncioreactor import AsyncioSelectorReactor

from presswatch import __version__

BOT_NAME = "presswatch"
SPIDER_MODULES = ["scraper.spiders"]
NEWSPIDER_MODULE = "scraper.spiders.sites"
USER_AGENT = f"presswatch/{__version__} (+https://presswatch.example/bot)"

# One page's way. Before the network, outermost first. Scrapy's own list (`…_BASE`) is replaced, not amended: what a
# later Scrapy turns on by default stays off here, and what is switched off is not even loaded (a web server, a cookie
# jar's list of all top-level domains: 15 MB).
DOWNLOADER_MIDDLEWARES_BASE: dict[str, int] = {}
DOWNLOADER_MIDDLEWARES = {
    "scraper.middlewares.robots.RobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
    "scraper.middlewares.budget.OpenedLimitMiddleware": 590,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": 600,
    "scraper.middlewares.wire.LinesMiddleware": 900,
    "scraper.middlewares.budget.BudgetMiddleware": 950,
}
# After the spider, the steps of understanding in their order:
ITEM_PIPELINES = {
    "pipelines.normalize.NormalizePipeline": 100,
    "pipelines.deduplicate.step.DeduplicatePipeline": 200,
    "pipelines.understand.MentionsPipeline": 300,
    "pipelines.understand.CoveragePipeline": 400,
    "pipelines.record_steps.ArchivePipeline": 500,
    "pipelines.record_steps.RecordPipeline": 600,
}

# The gate
TWISTED_DNS_RESOLVER = "scraper.fetch.address.GuardedResolver"
DNSCACHE_ENABLED = False
DOWNLOAD_HANDLERS = {
    "http": "scraper.middlewares.wire.HttpHandler",
    "https": "scraper.middlewares.wire.HttpHandler",
    "file": None,
    "data": None,
    "ftp": None,
    "s3": None,
}
DOWNLOAD_VERIFY_CERTIFICATES = True
HTTPPROXY_ENABLED = False
COOKIES_ENABLED = False
REFERER_ENABLED = True
REFERRER_POLICY = "no-referrer"

# Politeness. robots.txt is obeyed by scraper.middlewares.robots.
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0  # a delay that a site or the watchlist asks for is the least, not the mean
CONCURRENT_REQUESTS = 0
CONCURRENT_REQUESTS_PER_DOMAIN = 2
RETRY_ENABLED = False
REDIRECT_MAX_TIMES = 5
METAREFRESH_ENABLED = False

# Bounds
DOWNLOAD_TIMEOUT = 15
DOWNLOAD_MAXSIZE = 8 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_FAIL_ON_DATALOSS = True
DNS_TIMEOUT = 10
# Names are looked up in threads, where the system waits for half a minute on servers that do not answer: more of them
# than sources are under way at once (48, each given up after 15 s), so that others find their hosts meanwhile.
REACTOR_THREADPOOL_MAXSIZE = 150

# Doors
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
# `scrapy crawl … -O FILE`: `scraper.spiders.base` loads Scrapy's extension for it, where such a file is asked for.
FEED_EXPORTERS_BASE: dict[str, str] = {}
FEED_EXPORTERS = {
    "json": "scraper.spiders.posts_file.PostsAsJson",
    "jsonl": "scraper.spiders.posts_file.PostsAsLines",
    "jsonlines": "scraper.spiders.posts_file.PostsAsLines",
}
FEED_EXPORT_ENCODING = "utf-8"
CRAWL_SUMMARY = "presswatch.cli.run_summary.print_crawl"
"""What says at the end of `scrapy crawl` what came of it: the command line, which no module here may import."""
EXTENSIONS_BASE = {"scrapy.extensions.corestats.CoreStats": 0}
LOG_LEVEL = "ERROR"
LOG_VERSIONS: list[str] = []
STATS_DUMP = False
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
# Its timers count by a clock that only goes forward. By the time of day, as Twisted has it, whatever was about to run,
# such as the next step of a connection, would wait for an hour where the machine's clock is set back by one, and the
# crawl with it. Here, because Scrapy makes its reactor right after it has read the settings, and of this very class.
AsyncioSelectorReactor.seconds = staticmethod(time.monotonic)
