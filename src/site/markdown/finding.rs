//! Findings about a text.

use crate::words::messages;

messages! {
    /// A fault of a text.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum MarkdownFinding {
        TooDeep { most: usize } = "text.too-deep",
        Html = "text.html",
        FillIn { mark: String } = "text.fill-in:page",
        BoldInBold = "text.bold",
        Stars { mark: String } = "text.stars",
        ChapterWithoutId = "text.chapter-id",
        ChapterWithoutQuestions = "text.questions",
    }

    /// Unparsed Markdown, which a page would show as typed.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum LeftStanding {
        Heading { typed: String, right: String } = "text.left-standing:heading",
        List { right: String } = "text.left-standing:list",
        Table = "text.left-standing:table",
        Link { typed: String, right: String } = "text.left-standing:link",
        Picture { typed: String, right: String } = "text.left-standing:picture",
        Stroke = "text.left-standing:stroke",
        Footnote = "text.left-standing:footnote",
        Id = "text.left-standing:id",
        Class = "text.left-standing:class",
    }

    /// Why a link is not allowed in a text.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum LinkFault {
        NoHeadingHere { id: String } = "text.link:heading-here",
        NoPage { page: String } = "text.link:page",
        NoHeadingThere { page: String, id: String } = "text.link:heading-there",
        NoFile { path: String } = "text.link:file",
        Web { address: String } = "text.link:web",
        ManyAddresses { most: usize } = "text.link:addresses",
        NoCode { address: String } = "text.link:code",
        Refused { address: String } = "text.link:refused",
    }
}
