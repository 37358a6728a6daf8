# The report of verify: verdicts, findings, what to do next.

verify-headline = { $target }: { $answer } [{ $kind }]{ GIVEN($read) ->
    [yes] {" "}({ $read })
   *[no] {""}
}

verify-verdict-pristine = PRISTINE: bit for bit what the image set says
verify-verdict-intact = INTACT: every file is right
verify-verdict-intact-set = INTACT: every base and tail is right
verify-verdict-another = ANOTHER DRIVE: right in itself, and not the one that is wanted
verify-verdict-suspicious = SUSPICIOUS: the drive's own files are right, but do not open what lies beside them
verify-verdict-not-checked = NOT CHECKED: its only list is of an algorithm not known here
verify-verdict-damaged = DAMAGED
verify-verdict-waits = WAITS FOR ITS SIGNATURE
verify-verdict-forged = FORGED: the signature is wrong, missing or somebody else's
verify-verdict-not-ours = NOT OURS: no drive of ours and no BagIt bag

verify-kind-image-set = image set
verify-kind-folder = drive folder
verify-kind-zip = ZIP
verify-kind-image = image
verify-kind-device = disk
verify-kind-other = target

verify-read = { $files ->
    [one] { $files } file
   *[other] { $files } files
}, { $size } read

verify-list-do-not-open = do NOT open
verify-list-damaged = damaged
verify-list-missing = missing
verify-list-ranges = damaged ranges
verify-list-added = added by others
verify-list-left-over = left over from an earlier release
verify-list-system = left by an operating system
verify-list-bases = damaged bases
verify-list-wrong-images = wrong images
verify-list-missing-tails = missing tails
verify-list-extra-tails = tails that no recipient has
verify-list-waiting = waiting for their signature
verify-list-wrong-signatures = wrong signatures

verify-foreign-bag = This is a BagIt bag, not one of our drives.
verify-identity = district { $district }, { $campaign } { $edition } { $release }
verify-another = another: { $mismatch }
verify-list = { $title } ({ $count }):
verify-name = { $name }
verify-list-more = and { $more } more; --json lists all
verify-note = note: { $note }
verify-notes-more = and { $more } more notes; --json lists all
verify-likewise-files = { $said } (and { $more ->
    [one] { $more } more file
   *[other] { $more } more files
} likewise)
verify-likewise-names = { $said } (and { $more ->
    [one] { $more } more name
   *[other] { $more } more names
} likewise)
verify-range = bytes { $start } to { $end }: { $files }
verify-range-no-file = bytes { $start } to { $end }: no file is hit
verify-right-images = { $images ->
    [one] { $images } image
   *[other] { $images } images
} of { $recipients ->
    [one] { $recipients } recipient
   *[other] { $recipients } recipients
}: the whole SHA-256 is right
verify-base = { $file }: { $ranges }
verify-receipt = receipt: { $receipt }
verify-taken-away = If it was handed out already, somebody took its signature away: do not use it.

verify-seal-nobody = Nobody signed it: this check finds damage, not forgery.
verify-seal-waits = It names the signer { $signer } and is not signed yet.
verify-seal-right = Signed by the key that was given: { $signer }
verify-seal-unpinned = The signature fits the key that the drive itself names ({ $signer }): signer not checked. Give the right key with --key.
verify-seal-not-checked = It carries a signature of key { $key_id }: signer not checked. Give a key with --key.
verify-seal-wrong = Signature: { $problem }

verify-next-half-an-image = base.img and base.zip are the first half of every image. Next: drivepress export --district CODE makes whole ones, or drivepress verify on the folder of the set
verify-next-master = This is the master image, which belongs to no district. For a district: drivepress export --district CODE
verify-next-sign = Next: drivepress sign SET --key NAME.key, on the machine that has the key
verify-next-stamp = Next: drivepress stamp makes the set anew
verify-next-repair = Next: drivepress repair { SHELL($target) } --from { SHELL($set) }   (or ask for a new copy)
verify-next-repair-extras = Next: drivepress repair { SHELL($target) } --from { SHELL($set) } --remove-extras   (or ask for a new copy)
verify-next-write-again = Next: drivepress write --district CODE --to { SHELL($target) }, which goes on where it stopped
verify-next-new-copy = Next: ask for a new copy
verify-next-other-list = Next: ask its maker for a list of SHA-256 (manifest-sha256.txt), or check it with a program that knows this algorithm
verify-next-ask-the-office = Do not use it. Ask the office that sent it, by a number you know from elsewhere.

verify-newer = A newer release is here: { $release }. Next: drivepress repair DRIVE --from the set of { $release }
verify-group-sum = { $targets ->
    [one] { $targets } image
   *[other] { $targets } images
}: { $intact } intact, { $others } not

verify-damage-differs = its contents differ from what { $manifest } says
verify-damage-unreadable = it cannot be read: { $reason }
verify-damage-no-file = it is no plain file
verify-damage-unlisted = it lies inside `data/` and no manifest lists it
verify-damage-one-name = some systems take it for { $listed }: unpacked or copied, one of the two replaces the other
verify-damage-not-listed-in = { $manifest } does not list it
verify-damage-line = line { $line }{ GIVEN($listed) ->
    [yes] {" "}({ $listed })
   *[no] {""}
}: { $reason }
verify-damage-form = { $reason }
verify-damage-no-manifest = it is missing, so nothing vouches for what it lists
verify-damage-oxum = Payload-Oxum says { $says }, the listed files are { $found }
verify-damage-structure = { $reason }
verify-damage-cut = it is cut off: { $missing_bytes ->
    [0] something is missing
    [one] { $missing_bytes } byte is missing
   *[other] { $missing_bytes } bytes are missing
} at its end
verify-damage-unfinished = the writing of this stick was interrupted, so it is not finished{ GIVEN($district) ->
    [yes] {" "}(it was to become { $district })
   *[no] {""}
}
verify-damage-bytes = bytes of the image differ from its set's

verify-of-file = { $path }: { $what }

verify-note-oddity = { $file } { $note }
verify-note-unknown-algorithm = { $file } is of an algorithm that is not known here and was not checked
verify-note-contents-not-checked = { $file } is the only list of the contents, and its algorithm is not known here: the contents were not checked
verify-note-more = { $count } more { $of } are not shown
verify-note-weak-algorithm = { $algorithm } detects accidents only: a different file with the same checksum can be made on purpose
verify-note-fetch = fetch.txt names { $lines } files that are to be fetched from the network; none was
verify-note-system-files = a strict BagIt validator will object to the { $files } files that operating systems left in `data/`; `repair --remove-extras` takes them away
verify-note-system-files-listed = the manifests list { $files ->
    [one] { $files } file
   *[other] { $files } files
}{ $missing ->
    [0] {""}
   *[other] {" "}({ $missing } of them not there any more)
} that operating systems write and take away by themselves, so the bag is soon called damaged: make it again without them
verify-note-tree = { $reason }
verify-note-unfinished = its note UNFINISHED.txt says that it was not filled to the end: run drivepress fill again
verify-note-update = this is an update, which has only what the release changed: unpack it over a stick of the release before, or apply it with drivepress fill --update
verify-note-try-folder = the drive's files are in { $folder }: give that folder
verify-note-other-format = this is { $found }
verify-note-not-pristine = { $reason }

verify-left-out-damaged = damaged files and lines
verify-left-out-missing = missing files
verify-left-out-names = names that differ in case or composition
verify-left-out-pairs = pairs of names that some systems do not keep apart
verify-left-out-lists = lists that were not checked

verify-note-name-differs = { $listed } is called { $found } on the drive
verify-note-names-alike = { $first } and { $second } are one name for some systems

verify-special-link = a link
verify-special-device = a device
verify-special-escape = an entry outside the drive

bagit-oddity-byte-order-mark = begins with a byte order mark
bagit-oddity-carriage-returns = has lines that end with a carriage return
bagit-oddity-capital-hex = has digests in capital letters
bagit-oddity-star = has `*` before names
bagit-oddity-bare-percent = has names with a bare `%`
bagit-oddity-back-slashes = has paths with back-slashes
bagit-oddity-leading-dot = has `./` before paths
bagit-oddity-loose-colon = has labels without `: ` behind them
bagit-oddity-repeated-label = has a label more than once
bagit-oddity-old-version = declares a version of BagIt before 1.0
bagit-oddity-loose-declaration = has other lines than `BagIt-Version` and `Tag-File-Character-Encoding` alone
bagit-oddity-met = { $oddity } (line { $line }, { $count } in all)

verify-danger-name = { $kind }
    .mend = { verify-do-not-open }
verify-danger-disguised = { $kind }, { $disguise }
    .mend = { verify-do-not-open }
verify-danger-hidden-folder = it lies in a folder whose name hides it
    .mend = { verify-do-not-open }
verify-danger-content = its contents are { $found }
    .mend = { verify-do-not-open }
verify-danger-link = a link that leads somewhere else
    .mend = { verify-do-not-open }
verify-danger-escape = would be unpacked outside its folder
    .mend = Do not unpack this zip; ask for a new one.
verify-danger-one-name = some systems take it for { $other }
    .mend = { verify-do-not-open }
verify-danger-reserved = Windows opens a device in its place
    .mend = { verify-do-not-open }
verify-danger-active = { $found }
    .mend = { verify-do-not-open }
verify-danger-closed = its contents cannot be examined: { $reason }
    .mend = Do not open it unless you know who made it; take it off the drive.
verify-danger-unseen = { $reason }
    .mend = Open nothing on it, and ask for a new copy.
verify-do-not-open = Do not open it. Delete it, and have the computers that this drive was in checked for worms.

verify-kind-of-danger-program = a program
verify-kind-of-danger-script = a script
verify-kind-of-danger-shortcut = a shortcut
verify-kind-of-danger-settings = changes a computer's settings
verify-kind-of-danger-autorun = makes a computer run something when the drive is put in
verify-kind-of-danger-page = a web page or message that is not the drive's own
verify-kind-of-danger-macros = an Office file that can hold macros or programs
verify-kind-of-danger-disk-image = a disk image, which hides programs from warnings
verify-kind-of-danger-disguise = a name that hides what the file is

verify-disguise-double-ending = with two endings, of which the harmless one shows
verify-disguise-direction-control = with letters turned round so that another ending shows
verify-disguise-blanks-before-ending = with blanks that push its ending out of sight
verify-disguise-hidden-tail = with points or blanks at its end that Windows leaves out
verify-disguise-named-after-folder = named after the folder beside it
verify-disguise-hidden-folder = in a folder whose name hides it

verify-mismatch-unnamed = it does not name the { $mark } { $wanted }, which was asked for
verify-mismatch-asked = its { $mark } is { $found }, and { $wanted } was asked for
verify-mismatch-file-name = its { $mark } is { $found }, and the file is called { $wanted }
verify-mismatch-list = its { $mark } is { $found }, and the signed SHA256SUMS beside it is for { $wanted }
verify-mismatch-set = its { $mark } is { $found }, and the image set beside it is for { $wanted }

verify-mark-campaign = campaign
verify-mark-edition = edition
verify-mark-release = release
verify-mark-district = district

verify-seal-problem-missing = the drive names a signer, and its signature is missing
verify-seal-problem-signature = { $reason }
verify-seal-problem-other-signer = the drive names another signer than the key that was given
verify-seal-problem-other-drive = the signature was made for another drive ({ $comment })
verify-seal-problem-unsigned = a key was given, and nobody signed this drive
verify-seal-problem-stripped = the drive says that nobody signed it, but it carries traces of a signature
verify-seal-problem-signer-unreadable = the drive's `Signed-By` is no public key
verify-seal-problem-list = the signature beside { $list } does not hold: { $reason }
verify-seal-problem-no-tag-manifest = there is no tag manifest that the signature could vouch for

verify-drive-packed-image = it holds { $image }, which is an image or a ZIP itself: unpack it first, and give that
verify-drive-moved = the drive's files were moved into the folder { $folder }, as worms do: copy them back where they were, or ask for a new copy
verify-drive-several = it holds { $count } drives (in the folders { $named }): take them apart, and give each by itself
verify-drive-held = { $name } was not checked: another program has it open
verify-drive-unread = { $path } cannot be read ({ $why }), so it is unknown what it is
verify-drive-long-tag-file = larger than any real one ({ $most } bytes)
verify-drive-no-label = neither `label: value` nor its continuation
verify-drive-not-listed-in = { $manifest } does not list it
verify-drive-second-list = { $first } is a list of the same kind and algorithm, and programs differ in which they read
verify-held-drawing = a drawing (SVG) that a browser opens, which can hold a program
verify-held-xml-page = XML that a browser shows as a page
verify-held-epub = an EPUB book can hold a program, and is not looked through
verify-held-not-looked = it is too large, or there are too many documents, to look through

verify-image-unreadable = its file system cannot be read: { $why }
verify-image-image-and-zip = it is a disk image and a ZIP at once, and programs differ in which of them they read
verify-image-other-length = it is not as long as the image set's: somebody packed it again or laid it out anew
verify-image-base-differs = the image set's own base is not the one that it names
verify-image-files-added = files were added to it since it was made
verify-image-odd-list = the SHA256SUMS beside it has { $oddities }: another program saved it
verify-image-unreadable-list = the SHA256SUMS beside it cannot be read: { $why }
verify-image-list-contradicts = the SHA256SUMS beside it lists this file twice, with two digests
verify-image-other-name = the file is called { $named }, and it holds the drive of { $says }
verify-image-set-by-another = it equals the image set, which somebody else signed
verify-image-set-by-nobody = it equals the image set, which nobody signed
verify-image-equals-list = it equals the SHA256SUMS beside it, but that list has no signature by a known key
verify-image-differs-from-list = its bytes differ from what the SHA256SUMS beside it says
verify-image-empty-file = an empty file
verify-image-mistaken = { $kind }: { $way }
verify-way-plain-image = an image of a drive is a plain .img file
verify-way-unpack = unpack it first, and give what was in it
verify-way-the-drive = give the drive, not a file on it
verify-way-a-drive = give a drive, its folder, an image (.img) or a ZIP
verify-list-oddity-byte-order-mark = a byte order mark
verify-list-oddity-windows-line-ends = Windows line ends
verify-list-oddity-stars = stars before names
verify-signature-other-file = it was made for something else ({ $comment })
verify-signature-other-set = it was made for another set ({ $comment })

verify-set-finding-twice = { $name } appears twice
verify-set-finding-other-digest = { $name } has another digest than image-set.json says
verify-set-finding-not-listed = { $name } is not listed
verify-set-finding-not-known = { $name } is listed, and image-set.json does not know it
verify-set-finding-hash-state = the stored SHA-256 state of { $base } is of no use
verify-set-finding-other-length = { $found } bytes long in place of { $wanted }
verify-set-finding-other-image = base and tail do not give the digest that image-set.json says
verify-held-hides = it keeps { $path } from being shown on Linux
verify-held-twin-and-zip = what a Mac keeps of a file, and a ZIP archive at once
verify-held-twin-with-more = what a Mac keeps of a file, with something else behind it

verify-left-over = They are the campaign's own and do no harm. Delete them, or let drivepress fill or repair --remove-extras take them away. A strict BagIt validator objects to those in data/.
