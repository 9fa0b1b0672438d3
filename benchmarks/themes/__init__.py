"""Sites of real systems and themes, built and served for whole crawls; see `benchmarks.theme_sites`."""
