# Listing, recording and mending media.

media-leftover = left out, a leftover of a desktop or program: media/{ $path }
media-known = listed already: media/{ $path }
media-nothing-to-add = There was nothing to add.
media-all-listed = Nothing to do: everything is listed. After a change of a file: drivepress media lock
media-listed = Listed { $count ->
    [one] { $count } new file
   *[other] { $count } new files
} in manifests/media.toml. Next: look over title, licence and source there, then drivepress check
media-drawn = media/{ $picture }: the first page of media/{ $pdf }, drawn as its preview
media-undrawn = The first page of media/{ $pdf } cannot be drawn, so it has no preview. Save that page as a picture beside it, named { $picture }, then: drivepress media add media
media-draws-none = { $files ->
    [one] { $files } PDF has
   *[other] { $files } PDFs have
} no preview: this build of Drivepress draws none. The packages of Drivepress do, and so does: cargo run --release --features full -- media add media
media-recorded = recorded anew: media/{ $path }, { $size }
media-as-recorded = Nothing to do: { $files ->
    [one] { $files } file
   *[other] { $files } files
} as recorded.
media-some-recorded = { $changed } of { $files ->
    [one] { $files } file
   *[other] { $files } files
} recorded anew. Next: drivepress check
media-nothing-mended = Nothing was mended.
media-nothing-to-mend = Nothing to mend here. Next: drivepress check
media-would-mend = { $files ->
    [one] { $files } file
   *[other] { $files } files
} would be mended; nothing was changed.
media-mended-add = { $files ->
    [one] { $files } file
   *[other] { $files } files
} mended. Next: drivepress media add media
media-mended-lock = { $files ->
    [one] { $files } file
   *[other] { $files } files
} mended. Next: drivepress media lock
media-mended-check = { $files ->
    [one] { $files } file
   *[other] { $files } files
} mended. Next: drivepress check
media-fine = media/{ $path }: nothing to mend

media-deed-index-first = the index was moved to the front
media-deed-place-out = place data taken out
media-deed-serial-out = the device's serial number taken out
media-deed-utf-8 = { $from } became UTF-8
media-deed-webvtt = SubRip became WebVTT
media-deed-film = converted to an MP4 film
media-deed-sound = converted to M4A sound
media-deed-captions = converted to WebVTT
media-deed-renamed = renamed to { $to }
media-plan-index-first = the index would move to the front
media-plan-place-out = place data would be taken out
media-plan-serial-out = the device's serial number would be taken out
media-plan-utf-8 = { $from } would become UTF-8
media-plan-webvtt = SubRip would become WebVTT
media-plan-film = would be converted to an MP4 film
media-plan-sound = would be converted to M4A sound
media-plan-captions = would be converted to WebVTT
media-plan-renamed = would be renamed to { $to }

media-removed = taken out of the list: media/{ $path }
media-removed-deleted = taken out of the list and deleted: media/{ $path }
media-nothing-removed = Nothing was taken out.
media-still-linked = { $file }, line { $line }, still links to media/{ $to }
media-still-there = { $files ->
    [one] { $files } file is
   *[other] { $files } files are
} still in media/. Move them out of it; --delete deletes them.
media-removed-next = { $files ->
    [one] { $files } entry
   *[other] { $files } entries
} taken out of manifests/media.toml. Next: drivepress check
media-renamed = media/{ $from } is now media/{ $to }
media-renamed-plan = media/{ $from } would become media/{ $to }
media-link-follows = { $file }: the links follow
media-link-follows-plan = { $file }: the links would follow
media-nothing-renamed = Nothing was renamed.
media-renamed-next = { $files ->
    [one] { $files } file
   *[other] { $files } files
} renamed. Next: drivepress check
media-renamed-next-plan = { $files ->
    [one] { $files } file
   *[other] { $files } files
} would be renamed; nothing was changed.
media-unlisted-removed = no entry of manifests/media.toml is this file, or below this folder
    .mend = Look at the spelling. A file that is not listed can simply be deleted.
name-taken-new = there is already a file `{ $now }`
    .mend = Choose another name.
name-refused-new = no drive can hold the new name: { $fault }
    .mend = Choose another name.

media-absent-asked = there is no such file
    .mend = Look at the spelling; put names with spaces in quotes.
media-absent-entry = media/{ $path } is not there, or is not a file
    .mend = Put the file there, or take its entry out.
media-outside = the file is not in the kit's media/
    .mend = Copy it into media/video, media/print, media/captions or media/text first.
media-unlisted-asked = the file is not listed in manifests/media.toml
    .mend = drivepress media add, with the same name
name-not-text-asked = the name is not in Unicode
    .mend = Rename it in the file manager.
tree-not-a-file-asked = this is not an ordinary file
    .mend = Name a file, or a folder below media/.
name-taken = its good name would be `{ $now }`, and that is taken
    .mend = Rename one of the two by hand.
media-fix-failed = the mended file would not be the same film or picture; the old one is left as it was
    .mend = Export the file anew from the program that made it.
media-no-ffmpeg = this needs ffmpeg, a free program, and this computer has none
    .mend = Install it, then run the same command again. Windows: winget install ffmpeg. macOS: brew install ffmpeg. Debian, Ubuntu: sudo apt install ffmpeg
media-convert-failed = ffmpeg could not convert the file; it is left as it was. ffmpeg says: { $words }
    .mend = Export it anew from the program that made it, as MP4 (H.264, AAC).
media-convert-failed-differs = the converted file is not whole, so the old one is left as it was
    .mend = Copy the file again from where it came, or export it anew as MP4 (H.264, AAC).
media-ffmpeg = cannot run ffmpeg: { $source }
toml-syntax-list-encoding = the list cannot be edited: the file is in { $encoding }, not in UTF-8
    .mend = { media-check-the-list }
toml-syntax-list-too-long = the list cannot be edited: it has far more entries than any kit's
    .mend = { media-check-the-list }
toml-syntax-list = the list cannot be edited: { $reason }
    .mend = { media-check-the-list }
toml-syntax-list-form = the list cannot be edited: its entries do not begin with [[media]]
    .mend = { media-check-the-list }
media-check-the-list = drivepress check shows every place where it is wrong

media-kind-video = video
media-kind-picture = picture
media-kind-captions = captions
media-kind-text = text
media-kind-guide = guide
media-kind-presentation = presentation
media-kind-poster = poster
media-kind-leaflet = leaflet
media-kind-sheet = sheet
media-kind-card = card
media-kind-square = square
