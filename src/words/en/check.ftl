# What can be wrong with a kit: its files, tables, media and texts.

check-more-lines = and { $more } more like the last in this file, from line { $line } on
    .mend = { check-more }
check-more-files = and { $more } more like the last, from this file on
    .mend = { check-more }
check-more = Mend the others first, then run drivepress check again.

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
