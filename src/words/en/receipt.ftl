# What twelve digits say, read out over the telephone.

receipt-drive = { $recipient } { $name }, edition { $edition }, release { $release }: { $verdict }
receipt-verdict-intact = intact
receipt-verdict-suspicious = its own files are intact, but suspicious files are beside them
    .mend = Ask them to open no file whose name they do not know, and to bring the drive: drivepress repair DRIVE --from the set, with --remove-extras.
receipt-verdict-damaged = damaged
    .mend = Ask them to bring the drive: drivepress repair DRIVE --from the set. Or send a new one.
receipt-verdict-forged = forged, or its signature is missing
    .mend = Ask them to use it no more and to say where it came from. Collect it.
receipt-newer = A newer release is here: { $release }
receipt-form = a receipt has twelve digits
    .mend = Ask for all three groups of four digits.
receipt-slip = { $digits } is not a receipt: a digit was heard or typed wrong. Near:
receipt-unknown = No drive of the sets at hand has { $digits }: it is of another release, or its list of files is damaged. Near:
receipt-near = { $receipt }: { $drive }
receipt-more = and { $more } more
receipt-written = Wrote { $path }: the receipts of { $count ->
    [one] { $count } drive
   *[other] { $count } drives
}
