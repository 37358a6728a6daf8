# What can be wrong with a kit: its files, tables, media and texts.


edition-unknown = the kit has no edition { $name }
    .mend = Write one of kit.toml's editions: { $known }.
edition-not-a-list = `{ $key }` is a list of words in quotes
    .mend = Write { $example }.
edition-nothing-listed = `{ $key }` lists nothing
    .mend = Remove the line: without it, { $key } are not limited.
edition-twice = `{ $word }` stands twice in `{ $key }`
    .mend = Keep one of the two.
edition-not-a-name = `{ $word }` is not the name of an edition
    .mend = Write a name as in kit.toml, in small letters.
edition-not-an-area = `{ $word }` is not the code of a province or district
    .mend = Write the two digits of a province or the code of a district, in quotes.
edition-unknown-area = the edition { $edition } is for { $code }, and no district of the table is in it
    .mend = Look for the code: drivepress districts NAME. Then mend `districts` of the edition.
edition-no-media = no file of the kit is in the edition { $edition }
    .mend = Add { $edition } to `editions` of the files it carries, in manifests/media.toml, or remove the edition from kit.toml.
edition-within = in the edition { $edition }: { $finding }
# Said in many findings.

check-near = { GIVEN($near) ->
    [yes] Did you mean `{ $near }`?{" "}
   *[no] {""}
}
check-save-as-csv = In Excel or LibreOffice choose Save As, type "CSV UTF-8 (Comma delimited)"

# Texts, before their meaning is looked at.

text-encoding-no-text = the file is not a text
    .mend = Put a text file in its place.
text-encoding-table = the table is in { $encoding }, not in UTF-8
    .mend = { check-save-as-csv }.
text-encoding-old-code-page = the text is in an old code page, not in UTF-8
    .mend = Open it in the program that wrote it and save it as UTF-8.
text-encoding-medium = the text is in { $encoding }, not in UTF-8
    .mend = drivepress media fix { SHELL($file) }
text-encoding-other = the text is in { $encoding }, not in UTF-8
    .mend = In the editor choose Save As, encoding UTF-8.
text-encoding-name-thai = an old Thai code ({ $encoding })
text-encoding-name-old = an old code page
text-encoding-name-named = { $encoding }
text-malformed-unreadable = the file cannot be read as a text
    .mend = { text-save-as-utf-8 }
text-malformed-bytes = from line { $from } on, the file has bytes that { $encoding } does not allow
    .mend = { text-save-as-utf-8 }
text-save-as-utf-8 = Open it in a text editor and save it as UTF-8.
text-malformed-mixed = the text is in UTF-8, but from this line on it has bytes of another encoding
    .mend = Type the letters of this line again, and save the file as UTF-8.
text-too-large-file = the file has { $size }, far more than a text or table of a kit
    .mend = Put the right file in its place.
text-lost-letters = { $lost }
text-fill-in = `{ $mark }` is left to fill in
    .mend = Write what it asks for in its place, without the brackets.
text-lost-questions = { $what } lost its letters: a program saved it in an encoding that does not have them, and `{ $piece }` is left
    .mend = { text-lost-take-again }
text-lost-replaced = { $what } lost letters: a program could not read them and wrote U+FFFD instead
    .mend = { text-lost-take-again }
text-lost-misread = { $what } is garbled (`{ $piece }`): a program read it in the wrong encoding and saved that
    .mend = { text-lost-take-again }
text-lost-glyphs = { $what } has letters that only some fonts show ({ $code }), as copied from a PDF
    .mend = { text-lost-type-again }
text-lost-numbers = { $what } has numbers for letters (`{ $piece }`), as a web form saves them
    .mend = { text-lost-type-again }
text-lost-type-again = Type the text again, or copy it from its source.
text-lost-take-again = { GIVEN($table) ->
    [yes] The letters cannot be recovered from this file: take them from an earlier one. In Excel open that by Data, From Text/CSV, origin UTF-8, and save it as CSV UTF-8.
   *[no] The letters cannot be recovered from this file: take the text from its source again and save it as UTF-8.
}
text-lost-where-named = `{ $name }`
text-lost-where-in-language = `{ $name }` in `{ $language }`
text-lost-where-line = the line
text-date-thai-digits = has Thai digits (`{ $text }`)
    .mend = { text-date-probably }
text-date-buddhist = has a year of the Buddhist era (`{ $text }`); files use the common era
    .mend = { text-date-probably }
text-date-no-such-day = is not a day of the calendar (`{ $text }`)
    .mend = { text-date-write }
text-date-form = is not written as year-month-day (`{ $text }`)
    .mend = { text-date-probably }
text-date-probably = { GIVEN($probably) ->
    [yes] Probably `{ $probably }` was meant: write that, if it is so.
   *[no] { text-date-write }
}
text-date-write = Write the date as year-month-day in the common era, as `2026-03-01`.

# Tables.

table-too-many = more than { $most } faults; the rest of the table was not read
    .mend = Mend these first; perhaps it is the wrong table.
table-missing = the table is missing
    .mend = Make it as CSV (UTF-8) with the first line: { $header }
table-too-long = more than { $most } rows; the rest was not read
    .mend = Put the right table in its place.
table-empty = the table is empty
    .mend = Write the first line: { $header }
table-row-width-wide = the row has { table-cells }, the first line { $wanted }
    .mend = Put a text with a comma in it between quotes ("…, …").
table-row-width-narrow = the row has { table-cells }, the first line { $wanted }
    .mend = Give the row as many cells as the first line; empty ones still need their commas.
table-cells = { $found ->
    [one] { $found } cell
   *[other] { $found } cells
}
table-long-cell = a cell of this row is longer than { $most } bytes
    .mend = Look for a quote that is not closed, or shorten the text.
table-column-twice = the column `{ $column }` appears twice
    .mend = Remove one of the two.
table-missing-column = the column `{ $column }` is missing
    .mend = Add it to the first line and fill it in.
table-unknown-column = there is no column `{ $name }`
    .mend = { check-near }The columns are: { $known }.
table-unknown-column-nameless = a column has no name
    .mend = The columns are: { $known }.
table-form-semicolons = the cells are divided by semicolons, not by commas
    .mend = { check-save-as-csv }; if it still has semicolons, set the list separator of Windows to a comma, or use LibreOffice.
table-form-tabs = the cells are divided by tabs, not by commas
    .mend = { check-save-as-csv }.
table-form-bars = the cells are divided by vertical bars, not by commas
    .mend = { check-save-as-csv }.
table-form-sep-line = the first line is Excel's `sep=`, not the names of the columns
    .mend = { check-save-as-csv }.
table-form-sep-line-comma = the first line is Excel's `sep=`, not the names of the columns
    .mend = Remove the line `sep=,`.
table-form-workbook = the file is a workbook (xlsx or ods) whose name ends with .csv
    .mend = { check-save-as-csv }.
table-form-old-workbook = the file is an old Excel workbook (xls) whose name ends with .csv
    .mend = { check-save-as-csv }.
table-form-web-page = the file is a web page whose name ends with .csv
    .mend = { check-save-as-csv }.
table-form-no-text = the file is neither a table nor a text
    .mend = { check-save-as-csv }.
table-open-quote = a quote opens here and is never closed, so the rest of the table is one cell
    .mend = Close it, or write a quote inside a cell twice ("").
table-garbled = { $lost }
table-garbled-rows = { $lost } ({ table-more-rows })
table-lost-letters = { $lost }
table-lost-letters-rows = { $lost } ({ table-more-rows })
table-more-rows = and in { $more } more rows, to line { $last }
table-odd-code = the code `{ $cell }` contains { $oddity }; it was read as { $code }
    .mend = Type it as { $code }.
table-oddity-thai-digits = Thai digits
table-oddity-no-width = a character without width
table-oddity-no-break-space = a no-break space
table-oddity-space = a space

# Districts.

district-none = the table has no district
    .mend = Write one row for each district.
district-count = the table has { $found ->
    [one] { $found } district
   *[other] { $found } districts
}{ $outside }, but kit.toml says `districts = { $expected }`{ district-line-there }{ district-missing }{ district-unknown }
    .mend = Look for rows that are missing or too many, or write `districts = { $number }`.
district-missing = { GIVEN($missing) ->
    [yes] ; missing: { $missing }
   *[no] {""}
}
district-unknown = { GIVEN($unknown) ->
    [yes] ; not known: { $unknown }
   *[no] {""}
}
district-count-provinces = the table has { $found ->
    [one] { $found } province
   *[other] { $found } provinces
}{ $outside }, but kit.toml says `provinces = { $expected }`{ district-line-there }
    .mend = Look for rows that are missing or too many, or write `provinces = { $number }`.
district-line-there = { GIVEN($line) ->
    [yes] {" "}(line { $line } there)
   *[no] {""}
}
district-outside-bangkok = {" "}outside Bangkok
district-named-all = { $names }
district-named-some = { $names } and { $more } more
district-bangkok = { $name } ({ $code }) is a district of Bangkok; the drives go to the { $others } districts outside Bangkok
    .mend = Remove the row.
district-no-name = `{ $column }` is empty
    .mend = Write the name.
district-unseen = `{ $column }` contains invisible characters ({ $letters }); they were left out
    .mend = Type the name again.
district-mark = `{ $column }` has a `{ $mark }`, which would appear on the pages
    .mend = { check-plain-name }
check-plain-name = { GIVEN($plain) ->
    [yes] Write the name alone: `{ $plain }`.
   *[no] Write the name alone.
}
district-language-thai = `{ $name }` in the column `{ $column }` is Thai
    .mend = Are the columns exchanged?
district-language-not-thai = `{ $name }` in the column `{ $column }` is not Thai
    .mend = Are the columns exchanged?
district-long-name = `{ $name }` has `{ $word }`, which the pages add themselves
    .mend = Write the name alone.
district-wrong-province = the district { $district } begins with { $begins }, but its province is { $province }
    .mend = Look both codes up; a district's first two digits are its province.
district-twice = the code { $code } is already in line { $line } ({ $name })
    .mend = Correct one of the two codes, or remove the row.
district-bad-code-none = the row has no district code
    .mend = { district-write-code }
district-bad-code-form = `{ $cell }` is not a district code (4 to 8 digits)
    .mend = { district-write-code }
district-write-code = Write the code of the Department of Provincial Administration.
district-bad-code-province = `{ $cell }` is not a province code (2 digits)
    .mend = Write its two digits, the first two of the district's code.
district-bad-code-calculated = a spreadsheet turned `{ $column }` into a calculation (`{ $cell }`)
    .mend = Format the column as text in the spreadsheet, then type the code again.
district-code-length = the code { $code } has { $digits } digits, the others have { $usual }
    .mend = All codes of a table have the same number of digits: look this one up.
district-province-names = the province { $code } is { $thai } / { $english } here, but { $first_thai } / { $first_english } in line { $line }
    .mend = Write the province the same in all its rows.
district-province-codes = the province { $name } has two codes, { $other } (line { $line }) and { $code }
    .mend = Correct the code or the name.
district-same-name = { $province } has two districts named { $name }: { $other } (line { $line }) and { $code }
    .mend = Remove one of the two if they are the same district.
district-postal-code = `{ $cell }` is not a postal code (5 digits); it was left out
    .mend = Write five digits, or leave the cell empty.

# Contacts.

contact-twice = line { $line } already has the same number for the same place
    .mend = Remove one of the two.
contact-no-national = the table has no national contact, so pages show no hotline
    .mend = Add rows with `national` in the column `for`.
contact-bad-for-empty = `for` is empty
    .mend = { contact-write-for }
contact-bad-for = `{ $cell }` in `for` is neither `national` nor a code
    .mend = { check-near }{ contact-write-for }
contact-write-for = Write `national`, a province's code or a district's code.
contact-unknown-for = `{ $code }` in `for` is not in districts.csv
    .mend = { check-near }Look the code up: drivepress districts NAME
contact-bad-kind-empty = `kind` is empty
    .mend = { contact-write-kind }
contact-bad-kind = `{ $cell }` is not a kind of contact
    .mend = { contact-write-kind }
contact-write-kind = Write one English word, as `emergency`, `help`, `police`, `labour` or `office`.
contact-no-name = `{ $column }` is empty
    .mend = Write the name, in Thai and in English.
contact-mark = `{ $column }` has a `{ $mark }`, which would appear on the pages
    .mend = { check-plain-name }
contact-unseen = `{ $column }` contains invisible characters ({ $letters }); they were left out
    .mend = Type the text again.
contact-ext-in-phone = the extension { $extension } is in `phone`; it was read as `ext`
    .mend = Write { $extension } into the column `ext`.
contact-two-extensions = `phone` has the extension { $inner }, `ext` has { $extension }
    .mend = Keep the right one, in the column `ext`.
contact-bad-phone-empty = { $fault }
contact-bad-phone = `{ $cell }`: { $fault }
contact-phone-empty = there is no telephone number
    .mend = Write the number, or remove the row.
contact-phone-calculated = a spreadsheet turned the number into a calculation
    .mend = Format the column as text in the spreadsheet, then type the number again.
contact-phone-range = this is a range of numbers, which cannot be dialled
    .mend = { contact-one-number }
contact-phone-several = there is more than one number in the cell
    .mend = { contact-one-number }
contact-one-number = Write one number that somebody answers; give others their own rows.
contact-phone-words = `{ $letters }` cannot be part of a telephone number
    .mend = Write the number alone; words belong in the notes, an extension in `ext`.
contact-phone-lost-zero = the first 0 of the number is lost
    .mend = Look the number up and write it whole; format the column as text first, so that the 0 stays.
contact-phone-lost-plus = the number begins with 66 but has no + in front
    .mend = Write it as people in Thailand dial it, beginning with 0.
contact-phone-length = the number has { $found } digits; { $expected }
    .mend = Look the number up and write it whole.
contact-phone-length-extension = an extension has 1 to 8
contact-phone-length-abroad = a number of another country has 7 to 15
contact-phone-length-landline = one that begins with 02 to 05 or 07 has nine
contact-phone-length-mobile = one that begins with 06, 08 or 09 has ten
contact-phone-length-nothing = no number begins like this
contact-phone-length-free-call = one that begins with 1800 has ten
contact-phone-length-hotline = a hotline has three to five, other numbers begin with 0
contact-bad-date = `verified_on` { $fault }
contact-bad-language = `{ $word }` in `languages` is not a language code
    .mend = { GIVEN($meant) ->
        [yes] Write `{ $meant }`.
       *[no] Write codes, as `th en my`.
    }
contact-unverified = nobody has confirmed this contact (`verified_on`, `verified_by`)
    .mend = { contact-call }
contact-stale = the contact was confirmed on { $on }, more than { $months } months before the release
    .mend = { contact-call }
contact-call = Call the number; if it is right, write the day and who called.
contact-verified-later = `verified_on` ({ $on }) is after the release's date ({ $release })
    .mend = Correct the date here, or `date` in kit.toml.

# What a release refuses.

release-no-signer = the release has no signer (`signer` is not set)
    .mend = Make a key (drivepress keygen) and write its public key as `signer = "RW…"`, or give --sign KEY.
release-unreviewed = no speaker has read the words in { $name }
    .mend = Let a speaker read them and set `reviewed = true`, or take `{ $language }` out of `languages`.
release-missing-words = { $missing ->
    [one] { $missing } word
   *[other] { $missing } words
} not translated
    .mend = Translate them.
release-sample = `{ $path }` is a sample
    .mend = Put the real file in the place of media/{ $path }, then drivepress media lock, and take `sample = true` out.
release-sample-file = `{ $path }` is a file of the sample kit
    .mend = Put the real file in the place of media/{ $path }, then drivepress media lock.
release-sample-title = "{ $title }" is a title of the sample kit
    .mend = Write the real title.
release-sample-campaign = the campaign `{ $campaign }` is the sample kit's
    .mend = Write your own campaign's short name: `campaign` in manifests/kit.toml.
release-copied-words = the words in { $name } are those of { $other }: the file was copied and not translated
    .mend = Translate them, or take the language out of `languages` in manifests/kit.toml.
release-contact-unverified = { $name } ({ $phone }): { $age }
release-contact-stale = { $name } ({ $phone }): { $age }

# The manifests in TOML.

toml-syntax = this is not TOML: { $detail }
    .mend = Write the line as `key = "text in straight quotes"`, as in the sample kit.
toml-syntax-line = this is not TOML: { $detail }
    .mend = Write `{ $line }`.
toml-syntax-duplicate = this appears twice ({ $detail })
    .mend = Keep one of the two.
toml-syntax-more = { $places ->
    [one] { $places } more place
   *[other] { $places } more places
} that are not TOML
    .mend = { check-more-first }
check-more-first = Mend these first, then run drivepress check again.
toml-syntax-too-many-parts = the file has far more tables, keys or lines than any kit's; it was not read
    .mend = Put the right file in its place.
toml-syntax-single-brackets = `[media]` does not begin an entry
    .mend = { toml-begin-entries }
toml-syntax-single-brackets-more = `[media]` does not begin an entry (here and { $more } times below)
    .mend = { toml-begin-entries }
toml-begin-entries = Begin each entry with a line `[[media]]`, in double brackets.
toml-missing-key = { $owner } lacks `{ $key }`
    .mend = Add { $form }.
toml-missing-key-lock = { $owner } lacks `{ $key }`
    .mend = drivepress media lock
toml-missing-key-duration = the entry of `{ $path }` lacks `duration`
    .mend = drivepress media lock
toml-missing-key-reviewed = { $owner } lacks `{ $key }`
    .mend = Add `reviewed = false`; change it to `true` once a speaker has read all words.
toml-missing-key-language = `{ $key }` of { $owner } has no `{ $language }`
    .mend = Add `{ $language } = "…"` to it.
toml-wrong-type = `{ $key }` is { $found }
    .mend = Write it as { $form }.
toml-wrong-type-media = `media` is not a list of entries
    .mend = { toml-begin-entries }
toml-wrong-type-words = `words` is not a table
    .mend = Begin it with a line `[words]`.
toml-empty = `{ $key }` is empty
    .mend = Write { $form }.
toml-empty-language = `{ $key }` is empty in `{ $language }`
    .mend = Write the text, or remove the language.
toml-empty-word = `{ $key }` is empty
    .mend = Write the text.
toml-unknown-key = { $owner } has no key `{ $key }`
    .mend = { check-near }The keys are: { $known }.
toml-unknown-key-language = `{ $word }` in `{ $key }` is not a language code
    .mend = Use `th`, `en`, `my` and the like.
toml-owner-file = { $file }
toml-owner-entry = the entry of `{ $path }`
toml-owner-entry-number = the [[media]] entry number { $number }
toml-owner-words = the words of `{ $language }`
toml-owner-help-desk = [help_desk]
toml-owner-edition = the edition `{ $edition }`
toml-owner-media-defaults = `[media_defaults]`
toml-kind-text = a text
toml-kind-integer = a whole number
toml-kind-decimal = a decimal number
toml-kind-boolean = true or false
toml-kind-date = a date
toml-kind-list = a list
toml-kind-table = a table
toml-form-text = a text in quotes
toml-form-flag = `{ $key } = true` or `{ $key } = false`, without quotes
toml-form-number = `{ $key } = { $number }`, a whole number without quotes
toml-form-whole-number = a whole number, without quotes
toml-form-seconds = seconds above 0, as `75.5`
toml-form-localised = `{ $key } = {"{"} th = "…", en = "…" {"}"}`
toml-form-path = `{ $key } = "video/film.mp4"` (below media/)
toml-form-kind = `kind = "…"`, one of: { $kinds }
toml-form-language = `language = "th"`
toml-form-digest = 64 hexadecimal digits in quotes
toml-form-licence = `licence = "…"` (an SPDX name, or words)
toml-form-source = `source = "…"` (who made it, or where it comes from)
toml-form-campaign = `campaign = "name"` (letters, digits, `.`, `_`, `-`; it stands in signatures)
toml-form-release = `release = "2026.1"` (year and number)
toml-form-quoted-release = `release = "{ $release }"`, with quotes
toml-form-date = `date = 2026-03-01` (the release's day, year first)
toml-form-label = `label = "NAME"` (the stick's name: 1 to 11 of A-Z, 0-9, `-`, `_`)
toml-form-languages = `languages = ["th", "en"]`
toml-form-editions = a table `[editions.community]` with `title = {"{"} th = "…", en = "…" {"}"}`
toml-form-free-space = an amount in quotes, as `free_space = "16 MiB"`
kit-bad-value-help-desk = `help_desk` is a table
    .mend = { help-desk-form }
kit-bad-value-help-desk-telephone = `{ $cell }` in [help_desk]: { $fault }
kit-bad-value-help-desk-no-way = [help_desk] has neither a telephone number nor a LINE name
    .mend = { help-desk-form }
help-desk-form = Write at the end of kit.toml: [help_desk], and below it name = {"{"} th = "…", en = "…" {"}"}, telephone = "02 123 4567".
toml-form-signer = the public key in quotes, as `signer = "RW…"` (56 characters)
toml-form-language-name = `name = "…"`, the language's name in itself
toml-form-font = `font = "…"`, a folder in `fonts/`
toml-form-words-table = a table `[words]`
toml-form-synonyms-table = a table `[synonyms]` with lines like `"clip" = "video"`
kit-bad-value-campaign = `{ $text }` is not a campaign name (letters, digits, `.`, `_`, `-`)
    .mend = { GIVEN($near) ->
        [yes] For example `campaign = "{ $near }"`. Write { toml-form-campaign }; the title for people stands in [title].
       *[no] Write { toml-form-campaign }; the title for people stands in [title].
    }
kit-bad-value-buddhist-release = the release `{ $text }` has a year of the Buddhist era
    .mend = { GIVEN($common) ->
        [yes] Write `release = "{ $common }"`.
       *[no] Write { toml-form-release }, in the common era.
    }
kit-bad-value-release = `{ $text }` is not a release (year.number, as `2026.1`)
    .mend = Write { toml-form-release }.
kit-bad-value-date = the release's date { $fault }
    .mend = { GIVEN($common) ->
        [yes] Probably `date = { $common }` was meant: write that, if it is so.
       *[no] Write `date = 2026-03-01`, the release's day, year first, in the common era.
    }
kit-bad-value-year = a FAT drive cannot hold the year { $year }
    .mend = Write the release's day, in a year from 1980 to 2107, as `date = 2026-03-01`.
kit-bad-value-no-date = `date` is not a date
    .mend = Write { toml-form-date }.
kit-bad-value-label = `{ $text }` cannot be a stick's name
    .mend = { GIVEN($near) ->
        [yes] For example `label = "{ $near }"`. Write { toml-form-label }.
       *[no] Write { toml-form-label }.
    }
kit-bad-value-no-language-list = `languages` is not a list
    .mend = Write { toml-form-languages }.
kit-bad-value-language-twice = the language `{ $language }` is named twice
    .mend = Remove one of the two.
kit-bad-value-language = `{ $text }` is not a language code (2 or 3 lower-case letters)
    .mend = Write { toml-form-languages }.
kit-bad-value-missing-language = `languages` lacks `{ $language }`: every kit has Thai and English
    .mend = Write { toml-form-languages }.
kit-bad-value-no-edition-table = `editions` is not a table
    .mend = Write { toml-form-editions }.
kit-bad-value-no-defaults-table = `media_defaults` is not a table
    .mend = Begin it with a line `[media_defaults]`, and write `licence = "…"` and `source = "…"` below.
kit-bad-value-edition = the edition `{ $edition }` is not a table
    .mend = Write { toml-form-editions }.
kit-bad-value-edition-name = `{ $text }` is not an edition's name (lower-case letters, digits and hyphens)
    .mend = Write the name in small letters, as `community`.
kit-bad-value-no-edition = there is no edition
    .mend = Add { toml-form-editions }.
kit-bad-value-count = `{ $key } = { $number }` must be 1 or more
    .mend = Write how many there are, or remove the line.
kit-bad-value-months = { $number } months: the number must be 1 to 120
    .mend = Write 1 to 120; a year is `contacts_valid_months = 12`.
kit-bad-value-size-number = `{ $text }` does not begin with a whole number
    .mend = { kit-write-size }
kit-bad-value-size-unit = `{ $text }` has no known unit
    .mend = { kit-write-size }
kit-bad-value-size-near = `{ $unit }` is not a unit here (units count in 1024)
    .mend = { GIVEN($right) ->
        [yes] Write `free_space = "{ $right }"`.
       *[no] { kit-write-size }
    }
kit-bad-value-size-too-large = `{ $text }` is more than any stick has (1024 GiB at most)
    .mend = { kit-write-size }
kit-write-size = Write a whole number and a unit, as `free_space = "16 MiB"`.
kit-bad-value-secret-key = this is a secret key, which must never be in a kit
    .mend = Remove it at once, make a new pair (drivepress keygen) and write the public key.
kit-bad-value-key-file = this is a file's name, not the key in it
    .mend = Write the second line of that file, 56 characters that begin with RW.
kit-bad-value-key-kind = this is not a minisign public key, but base64 of something else
    .mend = { kit-write-key }
kit-bad-value-key-mistyped = no signature can be checked with this key: a character of it was mistyped or lost
    .mend = { kit-write-key }
kit-bad-value-no-key = this is not a minisign public key (56 characters that begin with RW)
    .mend = { kit-write-key }
kit-write-key = Write the second line of the .pub file.

# The list of media.

media-no-list = the list of media is missing
    .mend = drivepress media add media/video media/print media/captions media/text
media-too-many-faults = more than { $most } faults; the rest was not read
    .mend = Mend these first, or write the list anew: drivepress media add media
media-too-many-entries = more than { $most } entries; the rest was not read
    .mend = Leave out what does not belong on a drive.
media-twice = `{ $path }` is already in line { $line }
    .mend = Keep one of the two entries.
media-bad-path-below-media = `{ $key }` begins with media/, but paths are relative to that folder
    .mend = Write `{ $key } = "{ $short }"`.
media-bad-path-back-slashes = `{ $path }` has back-slashes
    .mend = Write `{ $key } = "{ $right }"`.
media-bad-path = `{ $path }` cannot be a file on a drive: { $fault }{ GIVEN($points) ->
    [yes] {" "}({ $points })
   *[no] {""}
}
    .mend = Rename the file and write the new name here.
media-bad-kind = `{ $text }` is not a kind of media
    .mend = { check-near }The kinds are: { $kinds }.
media-bad-language = `{ $text }` is not a language code (2 or 3 lower-case letters)
    .mend = Write { toml-form-language }, or remove the line if the file is in no particular language.
media-bad-digest = `sha256` is not 64 hexadecimal digits
    .mend = drivepress media lock
media-misplaced-folder = a file of kind `{ $kind }` does not belong in media/{ $folder }/
    .mend = Write the right kind, or move the file to { $folders }.
media-misplaced-ending = a file of kind `{ $kind }` ends in { $ending }
    .mend = Save it as { $ending }, or write the right kind.
media-bad-duration = only a film has a duration
    .mend = Remove the line.

media-changed-digest = media/{ $path } is not the file that was listed (SHA-256 { $found }, recorded { $recorded })
    .mend = If the file is as it should be: drivepress media lock

# The folder media/.

tree-no-media = the folder is missing
    .mend = Make it, with the folders video, print, captions and text.
name-not-text = the name is not in Unicode (bytes { $bytes })
    .mend = Rename it in the file manager.
tree-misplaced-folder = media/ has no such folder; files in it would reach no drive
    .mend = { check-near }The folders are video, print, captions and text.
tree-misplaced-folder-in-captions = media/captions/ has no folders
    .mend = Move the files up into media/captions/.
tree-misplaced-folder-in-language = the folder of a language has no folders in it
    .mend = Move the files up into the language's folder.
tree-misplaced-beside-folders = the file lies beside the folders of media/ and would reach no drive
    .mend = Move it into media/video, media/print, media/captions or media/text, or out of media/.
tree-misplaced-beside-languages = the file lies beside the folders of the languages
    .mend = Move it into media/text/th, media/text/en and so on.
tree-link = this is a link; the file it points to may change or be missing on another machine
    .mend = Put the file itself in its place.
tree-not-a-file-file = this is a file, where a folder belongs
    .mend = Remove it.
tree-not-a-file-device = this is a pipe, socket or device, not a file
    .mend = Remove it.
tree-leftovers = { $count ->
    [one] { $count } leftover
   *[other] { $count } leftovers
} of desktops and programs left out: { $names }{ GIVEN($more) ->
    [yes] {" "}{ $more }
   *[no] {""}
}
    .mend = Nothing need be done; remove them if you like.
tree-leftovers-more = (and { $count } more)
tree-leftover = { $path } ({ $by })
tree-leftover-of-macos = macOS
tree-leftover-of-windows = Windows
tree-leftover-of-linux = Linux
tree-leftover-of-office-lock = a document that is open
tree-leftover-of-temporary = a temporary file
tree-leftover-of-backup = an editor's copy
tree-leftover-of-editor-swap = a text that is open
tree-leftover-of-half-downloaded = a download that did not end
tree-leftover-of-version-control = version control
tree-leftover-of-sync = a sync program
tree-folder-full = the folder needs { $needed } directory entries; FAT32 has { $most } per folder (a long name takes several)
    .mend = Divide the files among several folders, or give them shorter names.
name-clash = for Windows or macOS this is the same name as media/{ $first }
    .mend = Give one of the two another name.
name-refused = { $fault }{ name-shown }
    .mend = drivepress media fix { SHELL($file) }
name-refused-long = { $fault }{ name-shown }
    .mend = Give it a shorter name.
name-refused-unseen = { $fault }{ name-shown }
    .mend = Rename it in the file manager, typing the whole name again.
name-shown = { GIVEN($shown) ->
    [yes] : { $shown }
   *[no] {""}
}
name-path-too-long = the path on the drive has { $units } characters, more than { $most }: Windows could not open it
    .mend = { name-shorter }
name-path-long = the path on the drive has { $units } characters; unpacked from a ZIP into a folder it may pass Windows' limit of 260
    .mend = { name-shorter }
name-shorter = Give the file or its folders shorter names.
name-long = the name takes { $bytes } bytes, but Linux allows { $most } (85 Thai letters)
    .mend = Give it a shorter name.
content-program-name = { $kind }{ GIVEN($disguise) ->
    [yes] , { $disguise }
   *[no] {""}
}; a drive carries nothing that runs
content-active-program = this is a program{ content-active-ending }
    .mend = { content-remove }
content-active-script-by-name = this is a script{ content-active-ending }
    .mend = { content-remove }
content-active-shortcut = this is a shortcut{ content-active-ending }
    .mend = { content-remove }
content-active-settings = this is a file that changes a computer's settings{ content-active-ending }
    .mend = { content-remove }
content-active-autorun = this is instructions that a computer runs by itself{ content-active-ending }
    .mend = { content-remove }
content-active-page = this is a web page, which may run scripts{ content-active-ending }
    .mend = Save it as PDF, or write its text as Markdown into media/text/.
content-active-macros-by-name = this is an Office file with macros{ content-active-ending }
    .mend = Save it without macros (docx, pptx, xlsx), or as PDF.
content-active-disk-image = this is a disk in a file, which may hold programs{ content-active-ending }
    .mend = { content-remove }
content-active-disguise = the name hides what the file is
    .mend = Rename it, typing the whole name again.
content-active-ending = { GIVEN($ending) ->
    [yes] {" "}(.{ $ending })
   *[no] {""}
}
content-remove = Remove it.
content-disguise-double-ending = and its name hides that behind a second ending
content-disguise-direction-control = and its name hides that by reversing its letters
content-disguise-blanks-before-ending = and its name hides that behind blanks
content-disguise-hidden-tail = and its name hides that by dots or blanks at the end
content-disguise-named-after-folder = and it has the name of a folder
content-disguise-hidden-folder = and its folder's name hides it
media-empty = the file is empty (0 bytes)
    .mend = Copy it again from where it came, or remove it.
media-too-large = the file has { $size } ({ $bytes } bytes); a FAT32 stick takes 4,000,000,000 bytes per file at most
    .mend = Make it smaller, or cut it into parts.
media-too-large-film = the film has { $size } ({ $bytes } bytes); a FAT32 stick takes 4,000,000,000 bytes per file at most
    .mend = drivepress media fix --convert { SHELL($file) }   (or cut it into parts)
media-placeholder = this is { $kind }, not the file itself
media-placeholder-of-git-lfs = a pointer of Git LFS
    .mend = git lfs pull
media-placeholder-of-git-annex = a pointer of git-annex
    .mend = git annex get media
media-placeholder-of-google-drive = a link to a document at Google
    .mend = Download it from Google Drive as PDF, and put that here.
media-placeholder-of-icloud = a placeholder of iCloud
    .mend = In Finder choose Download Now, then copy the file again.
media-placeholder-of-cloud-drive = a placeholder of a cloud drive
    .mend = Let the cloud drive keep the file on this computer, then copy it again.
text-missing = the text is missing; Thai and English need every text
    .mend = Write it, then: drivepress media add { SHELL($file) }

# media/ and its list side by side.

media-spelled-otherwise = `{ $listed }` is spelled `{ $on_disk }` on disk
    .mend = Write it exactly as the file is called: small and capital letters count.
media-unlisted = the file is not listed in manifests/media.toml
    .mend = drivepress media add { SHELL($file) }
media-absent = media/{ $path } does not exist
    .mend = { check-near }Put the file there, or take its entry out: drivepress media remove { SHELL($file) }
media-changed-size = media/{ $path } has { $found } bytes, its entry says { $recorded }: the file has changed, or was not copied whole
    .mend = If the file is as it should be: drivepress media lock
media-unknown-language = the kit has no language `{ $language }`
    .mend = Add `{ $language }` to `languages` in manifests/kit.toml, or remove the file.
media-unknown-language-folder = `{ $word }` is not a language code (2 or 3 lower-case letters)
    .mend = Put texts into media/text/th, media/text/en and so on.
media-language-other = the entry says `language = "{ $entry }"`, its file's name says `{ $language }`
    .mend = Write `language = "{ $language }"`.
media-language-none = the entry of media/{ $path } lacks `language`
    .mend = Write `language = "{ $language }"`.
media-bad-preview-kind = the preview `{ $preview }` is not a picture
    .mend = Name a PNG or JPEG file whose entry has `kind = "picture"`.
media-bad-preview-absent = the preview `{ $preview }` is not in media.toml
    .mend = { check-near }List the picture, or remove the line.
captions-name-sub-rip = { $fault }
    .mend = drivepress media fix { SHELL($file) }
captions-name-ending = { $fault }
    .mend = drivepress media fix --convert { SHELL($file) }
captions-name-foreign = { $fault }
    .mend = Save them as WebVTT (.vtt) or SubRip (.srt) in the program that made them.
captions-name-subtitles = { $fault }
    .mend = drivepress media rename { SHELL($file) } { SHELL($name) }
captions-name = { $fault }
    .mend = Name it FILM.LANGUAGE.captions.vtt, as film.th.captions.vtt (or descriptions, chapters).
captions-name-fault-ending = captions end in .vtt
captions-name-fault-form = the name is not of the form FILM.LANGUAGE.captions.vtt
captions-name-fault-purpose = `{ $word }` is not one of captions, descriptions, chapters
captions-name-fault-language = `{ $word }` is not a language code
captions-no-film = there is no film `{ $film }` in media/video/
    .mend = { check-near }Captions begin with the film's name.
captions-two-films = two films have the name `{ $film }`
    .mend = Give each film a name of its own.
captions-missing = the film has no captions in `{ $language }`
    .mend = Add media/captions/{ $name }.
