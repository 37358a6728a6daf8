# Listing, recording and mending media.

media-leftover = left out, a leftover of a desktop or program: media/{ $path }
media-known = listed already: media/{ $path }
media-nothing-to-add = There was nothing to add.
media-all-listed = Nothing to do: everything is listed. After a change of a file: drivepress media lock
media-listed = Listed { $count ->
    [one] { $count } new file
   *[other] { $count } new files
} in manifests/media.toml. Next: write title, licence and source there, then drivepress check
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
media-deed-renamed = renamed to { $to }
media-plan-index-first = the index would move to the front
media-plan-place-out = place data would be taken out
media-plan-serial-out = the device's serial number would be taken out
media-plan-utf-8 = { $from } would become UTF-8
media-plan-webvtt = SubRip would become WebVTT
media-plan-renamed = would be renamed to { $to }
