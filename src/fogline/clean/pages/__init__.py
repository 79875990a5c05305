"""Web pages: their elements, which of them are the report, and what a page says of itself."""
