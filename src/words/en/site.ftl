# Texts in Markdown, interface words, templates: what pages are made from.

# Texts.
text-more = and { $count } more findings in this file
    .mend = { check-more-first }
text-empty = there is no word in the text
    .mend = Write it, or remove the file.
text-too-large-words = the text has more than { $most }, far more than people read
    .mend = Put the right file in its place, or divide the text.
text-too-deep = more than { $most } parts of the text lie inside each other
    .mend = Remove the `>`, `*`, `-` or `[` that follow each other there.
text-html = there is HTML in the text
    .mend = Write it as Markdown; for a `<` that is meant as a sign write `\<`.
text-fill-in-page = `{ $mark }` is left to fill in
    .mend = Write what it asks for in its place, without the brackets, then: drivepress media lock
text-bold = bold begins inside bold, so it ends elsewhere than it seems
    .mend = Close the first bold before the second begins.
text-stars = `{ $mark }` would show on the page: bold does not begin or end between a letter and a mark
    .mend = Put quotation marks and brackets outside the bold (`“**word**”`), or put a space or `&#8203;` between the stars and the letter.
text-chapter-id = a chapter has no id, so the film cannot open it
    .mend = Give it the id of the film's chapter: `{"{"}#beat-1 .chapter minutes=5{"}"}`.
text-questions = a chapter of the guide has no questions
    .mend = Add `### Questions {"{"}.questions{"}"}` with a numbered list: `1. …`.
text-left-standing-heading = `{ $typed }` would show on the page: no heading begins like this
    .mend = Write `{ $right }` with a blank behind the `#`; for a `#` that is meant as a sign write `\#`.
text-left-standing-list = `*` would show on the page: no list begins without a blank
    .mend = Write `{ $right }`; for a star that is meant as a sign write `\*`.
text-left-standing-table = `|` would show on the page: a table needs a line of dashes under its first
    .mend = Write a second line as `| --- | --- |`, with as many parts as the first.
text-left-standing-link = a link was not understood, and `{ $typed }` would show on the page
    .mend = { text-write-link }
text-left-standing-picture = a picture was not understood, and `{ $typed }` would show on the page
    .mend = { text-write-link }
text-write-link = Write `{ $right }`: no blank before the address, plain brackets, and `<` `>` around an address with blanks or brackets.
text-left-standing-stroke = `~~` would show on the page: no page strikes words out
    .mend = Leave out what no longer holds.
text-left-standing-footnote = `[^` would show on the page: pages have no footnotes
    .mend = Write the note into the text, or at its end.
text-left-standing-id = `{"{"}#` would show on the page: only a heading has an id, at its end
    .mend = Write it as `## Title {"{"}#id{"}"}`.
text-left-standing-class = `{"{"}.` would show on the page: only a heading has a class, at its end
    .mend = Write it as `## Title {"{"}.class{"}"}`.
text-link-heading-here = no heading of this text has the id `{ $id }`
    .mend = Give the heading that id: `## Title {"{"}#{ $id }{"}"}`.
text-link-page = there is no page `{ $page }.html`
    .mend = Name a page of the site: `report.html`, `guide.html`.
text-link-heading-there = `{ $page }.html` has no heading with the id `{ $id }`
    .mend = Name an id of that page's text, or leave out the part after `#`.
text-link-file = the link `{ $path }` leads to no file of the drive
    .mend = Write the path on the drive: `data/print/poster.pdf`.
text-link-web = { $address } cannot be opened from a drive without internet
    .mend = Move the address to `about.md`, where it is shown to type and to scan.
text-link-addresses = the text has more than { $most } addresses of the web
    .mend = Keep those that people type or scan, and leave out the others.
text-link-code = { $address } does not fit a QR code, which holds plain ASCII only
    .mend = Percent-encode the address, or use a shorter one.
text-link-refused = a link may not lead to `{ $address }`
    .mend = Link to a page, a heading, a file of the drive, or `tel:`.
text-unused = no page shows this text: there is no `pages/{ $page }.html`
    .mend = Give the file a page's name: `guide.md`, `report.md`, `about.md`, `glossary.md`.
text-headings-missing = headings of { $model } are missing: { $missing }
    .mend = { text-same-ids }
text-headings-extra = headings are not in { $model }: { $extra }
    .mend = { text-same-ids }
text-headings-both = headings of { $model } are missing ({ $missing }), others are too many ({ $extra })
    .mend = { text-same-ids }
text-same-ids = Give the headings the same ids in every language, in the same order.
text-ids-all = { $ids }
text-ids-some = { $ids } and { $more } more
text-encoding-site = the text is not UTF-8 from byte { $at } on
    .mend = { text-save-as-utf-8 }

# Interface words of a language.
language-missing = there are no words for the language `{ $language }` ({ $file })
    .mend = Write the file after en.toml, or remove the language from `languages`.
language-font = `font` names `{ $font }`, and there is no { $sheet }
    .mend = Put the font there, or remove the line.
language-placeholder = `{ $key }` has other {"{"}…{"}"} than in the other languages: { $found }, not { $wanted }
    .mend = Keep the words in {"{"}…{"}"} as they are.
language-placeholders-none = none
language-placeholders-some = { $names }
language-unknown-word = `{ $key }` is not a word of Thai and English
    .mend = Correct the key, or remove the line.
language-missing-words = { $count ->
    [one] { $count } word is
   *[other] { $count } words are
} missing ({ $named }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}); Thai and English are complete
    .mend = Translate them.

# Templates.
template-too-large = site-template/ has more than 64 MiB
template-missing = this template is missing
    .mend = Put it back, or remove `site-template/` to use the built-in one.
template-name = { $fault }
    .mend = Rename the file in `site-template/`.
template-error = { $fault }
    .mend = { template-see-readme }
template-error-syntax = the template is wrong: { $detail }
    .mend = { template-see-readme }
template-see-readme = Correct the template; `site-template/README.md` lists names and words.
template-no-word = no language has the word `{ $key }`
template-no-page = there is no page `{ $page }` in `site-template/pages/`
site-error = { $cause }
    .mend = See that the file can be read.
