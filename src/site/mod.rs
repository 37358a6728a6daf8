//! Kit to pages: templates, Markdown, captions, search data.
