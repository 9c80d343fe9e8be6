"""The warehouse's SQL, shipped as data: views, checks, examples, and the statements behind loading and exporting."""
