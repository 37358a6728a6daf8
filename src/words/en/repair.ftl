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

repair-why-link-on-the-way = a folder on the way is a link: take it away by hand, then repair again
repair-why-folder-in-place = a folder is in its place: remove it by hand, then repair again
repair-why-outside = its name could lead out of the drive ({ $why })
repair-why-not-in-source = the source has no such file
repair-why-source-unreadable = the source's copy cannot be read: { $why }
repair-why-source-damaged = the source's copy is damaged too
repair-why-only-own = only this district's own drive or image has it
repair-why-held = another program has it open: close that, then repair again
repair-why-image-unreadable = its image cannot be read
repair-why-tail-damaged = its tail is damaged
repair-why-signature = its signature does not hold, or is not by the drive's signer
repair-why-manifests = its own manifests are damaged
repair-why-lists-outside = it lists { $name }: { $why }
repair-why-no-such-image = it has no such image
repair-why-base-digests = the digests of its base are missing or damaged
repair-why-set-other-signer = its image-set.json is not signed by the drive's signer or the key that was given
repair-why-set-not-by-named = its image-set.json is not signed by the key that it names
repair-why-set-names-no-signer = it is signed, and names no signer
repair-why-unreadable = it cannot be read: { $why }
repair-why-damaged-at = it is damaged itself at byte { $at }
