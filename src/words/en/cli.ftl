# What the terminal says around the findings and answers of all commands.

cli-fault = fault
cli-warning = warning
cli-mend = mend
cli-counts = { $faults ->
    [one] { $faults } fault
   *[other] { $faults } faults
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}
cli-findings-same = The same in { $count } more places:
cli-findings-more = and { $count } more; drivepress check --json lists all
cli-warnings-left = { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
} about the kit; drivepress check lists them
cli-nothing-made = Nothing was made. Mend the faults above, then run the same command again.
cli-answer-lost = cannot write the answer to standard output: { $source }

cli-usage = the command line is wrong: { $reason }
    .mend = drivepress --help lists the commands, and drivepress COMMAND --help the options
cli-man-written = Wrote { $count } man pages to { $folder }
cli-man-no-such = there is no man page for `{ $command }`; there is one for drivepress and for { $commands }
cli-kit-ready = The kit is ready. Next: drivepress make
cli-up-to-date = { $folder } is up to date: nothing was done
cli-built = Built { $folder }: { $files ->
    [one] { $files } file
   *[other] { $files } files
}, { $size }. Open START-HERE.html there.
cli-stamped = Stamped { $folder }: { $districts ->
    [one] { $districts } district
   *[other] { $districts } districts
}, { $size } in all ({ $base }), in { $seconds } s
cli-base-kept = base kept
cli-base-written = base written
cli-release-kept = the signed release before it is kept in { $folder }
cli-fits-sticks = fits sticks sold as { $gigabytes } GB and larger
cli-signed-by = signed by { $signer }
cli-waits = waits for its signature by { $signer }
cli-signed-already = { $folder } is signed by this key already: nothing was done
cli-signed = Signed { $folder }: { $drives ->
    [one] { $drives } drive
   *[other] { $drives } drives
} and the lists, in { $seconds } s, by { $key }

cli-next-stamp = Next: drivepress stamp
cli-next-sign = Next: drivepress sign { SHELL($folder) } --key NAME.key, on the machine that has the key
cli-next-verify = Next: drivepress verify { SHELL($folder) }
cli-next-verify-key = Next: drivepress verify { SHELL($folder) } --key { SHELL($key) }
cli-next-verify-first = Next: drivepress verify { SHELL($folder) }
cli-next-copy-back = Next: copy this folder back over the set that has { $bases }, all of it
cli-next-make-signed = Next: drivepress make --sign { SHELL($key) }

cli-key-power = Whoever has the file and its password can sign drives in your name.
cli-key-made-secret = Made { $path }: keep it secret, and a copy in a safe place. A lost key cannot be made again.
cli-key-made-public = Made { $path }: publish it where people look who want to check a drive, on your website and in the letter that comes with the drives, never on the drives alone. It reads:
cli-key-line = The line for manifests/kit.toml, above [title]:
cli-key-public = { $path } is its public key. It reads:
cli-password-memory = Another program made this key: its password takes { $memory } of memory and some seconds
cli-password-of = Password of { $path }
cli-password-new = Password for the new key
cli-password-weak = warning: this password is short or has few different characters, so somebody who gets a copy of the file can guess it. Four or more words that do not belong together are better: remove the two files and make the key anew.
cli-password-again = The same once more

cli-export-plan = To write: { $what }, { $needed } in all{ GIVEN($free) ->
    [yes] ; { $free } are free
   *[no] {""}
}
cli-export-there = { $count } are there from an earlier run; they are checked and kept if they are whole
cli-export-kept = { $count } of them were there already and are whole
cli-exported = Exported { $what } to { $folder }
cli-items-folders = { $count ->
    [one] { $count } folder
   *[other] { $count } folders
}
cli-items-images = { $count ->
    [one] { $count } image
   *[other] { $count } images
}
cli-items-zips = { $count ->
    [one] { $count } ZIP
   *[other] { $count } ZIPs
}
cli-items-both = { $count ->
    [one] { $count } item
   *[other] { $count } items
}

cli-tidy-none = There are no earlier releases: nothing was taken away
cli-tidy-nothing = Nothing was taken away: { $keep ->
    [one] one earlier release stays
   *[other] { $keep } earlier releases stay
} (--keep)
cli-tidy-stays = { $release }: { $size } ({ $editions }), stays
cli-tidy-goes = { $release }: { $size } ({ $editions }), to be taken away
cli-tidy-question = Take away { $count ->
    [one] this release
   *[other] these { $count } releases
} ({ $size })? Drives of { $count ->
    [one] it
   *[other] them
} can then no longer be repaired from here. y or n:
cli-tidy-not-asked = Nothing was taken away. To do it without a question: --yes
cli-tidy-left = Nothing was taken away.
cli-tidy-removed = Took away { $count ->
    [one] { $count } release
   *[other] { $count } releases
}, { $size }

cli-districts-found = { $count ->
    [one] { $count } district
   *[other] { $count } districts
}
cli-no-such-district = No district is called `{ $query }`. The nearest names:

cli-update-plan = To write: { $count ->
    [one] { $count } update
   *[other] { $count } updates
} ({ $changed } common files changed, { $dropped } dropped), at most { $needed } in all
cli-update-without = { $count } of the districts ({ $first }, for example) had no drive in that release: give those the whole drive
cli-update-exported = Exported { $count ->
    [one] { $count } update
   *[other] { $count } updates
} to { $folder }: { $size } in all, { $largest } the largest; a whole image has { $image }
cli-next-update = Next: unpack { $file } over its stick, or drivepress fill --update { SHELL($file) } --to E:\
