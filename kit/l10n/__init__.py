"""Words: locales, figures and dates, catalogs, and messages put into the words of a locale."""
