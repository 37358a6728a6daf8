# What repair did, or would do.

repair-would-rewrite = would rewrite { $count ->
    [one] { $count } item
   *[other] { $count } items
}:
repair-rewrote = rewrote { $count ->
    [one] { $count } item
   *[other] { $count } items
}:
repair-would-take-away = would take away { $count ->
    [one] { $count } item
   *[other] { $count } items
}:
repair-took-away = took away { $count ->
    [one] { $count } item
   *[other] { $count } items
}:
repair-name = { $name }
repair-not-mended = could not mend { $name }: { $reason }
repair-bad-source = the source { $path } is of no use: { $reason }
repair-give-another = mend: give another set, or an intact drive, with --from
repair-not-checked = Not checked to the end: close what has files of the drive open, then repair again.
