# What can be wrong with a kit: its files, tables, media and texts.

check-more-lines = and { $more } more like the last in this file, from line { $line } on
    .mend = { check-more }
check-more-files = and { $more } more like the last, from this file on
    .mend = { check-more }
check-more = Mend the others first, then run drivepress check again.
