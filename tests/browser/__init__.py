"""Pages in Chromium, through Playwright."""
