# Image sets: making, reading, exporting.

image-nothing-chosen = no district was chosen
    .mend = name some with --district or --province, or give --all
image-not-in-set-district = { $set } has no { $code }
    .mend = { image-not-in-set }
image-not-in-set-province = { $set } has no province { $code }
    .mend = { image-not-in-set }
image-not-in-set = drivepress districts NAME finds a code; else take the set that has it
image-no-set = { $out } holds no image set
    .mend = drivepress make, or name the folder of the set
image-no-release = { $out } holds no image set of release { $release }
    .mend = name another release, or the folder of the set

image-layout = cannot lay out the image: { $source }
image-tail = the files of { $recipient } do not fit the image: { $source }
image-zip = cannot put "{ $path }" into the ZIP: { $source }
image-changed = { $path }: changed since the drive was built: { $change }
    .mend = drivepress build
image-no-tag-manifest = the files of { $recipient } have no tagmanifest-sha256.txt
image-recipient-twice = { $recipient } is listed twice
image-would-drop = { $folder }: the common part or the release changed, so stamping only some would drop { $dropped ->
        [one] { $dropped } district
       *[other] { $dropped } districts
    } from the set ({ $first } and others)
    .mend = stamp all districts: drivepress stamp
image-rewriting-file = { $path } changed, which every drive has, so the common part is written again ({ $size })
image-rewriting-other = the layout of the images changed (a longer or shorter text is enough), so the common part is written again ({ $size })
image-set = { $path }: { $fault }
    .mend = take the set anew from where it was made
image-no-such-recipient = { $folder }: no image for { $recipient }
image-no-zip = { $folder }: the set was made without ZIPs
image-damaged = { $path }: damaged: { $change }
    .mend = { image-take-anew }
image-damaged-file = the image of { $recipient }: "{ $path }" is damaged: { $change }
    .mend = { image-take-anew }
image-take-anew = drivepress verify SET lists what is damaged; take the set anew from where it was made
image-waits-for-signature = { $folder }: the set waits for its signature
    .mend = drivepress sign { SHELL($folder) } --key NAME.key
image-unsignable = cannot put a signature into the tail of { $recipient }: { $reason }
    .mend = { image-make-anew }
image-state = { $folder }: the SHA-256 state of { $form } cannot be used; stamp the set anew
    .mend = { image-make-anew }
image-make-anew = make the set anew with this version: drivepress make
image-into-set = { $folder }: image sets are here, so nothing is exported into this folder
    .mend = choose another folder with --to
image-foreign = { $folder }: a folder that is not a drive is there already
image-other-release-there = { $folder }: other drives of this release are kept there already
    .mend = move that folder away, then run the same command again
image-unreadable = cannot read the image of { $recipient }: { $source }
image-name = the image of { $recipient } holds a file "{ $path }": { $source }
image-no-room = { $folder }: { $needed } needed, { $free } free
    .mend = free some room, or choose another folder with --to; --anyway begins all the same
image-disk-full = { $folder }: { $done } of { $total } are whole and stay; the next one did not fit and was removed: { $cause }
    .mend = free some room there, then run the same command again: it goes on where it stopped

image-change-length = { $found_bytes } bytes instead of { $expected_bytes }
image-change-sha256 = its SHA-256 is { $found } instead of { $expected }
image-change-crc32 = its CRC-32 is { $found } instead of { $expected }
image-change-content = it is not what the manifest lists
image-change-missing = it is missing
image-change-unlisted = no manifest lists it
image-change-kind = it is no ordinary file any more

image-set-fault-too-long = longer than { $most }
image-set-fault-json = no image set: { $source }
image-set-fault-format = format { $found }; this program reads format { $read }
image-set-fault-contradiction = { $field }: { $reason }
image-set-contradiction-pieces-name = another name for its pieces
image-set-contradiction-base-length = another length than in the layout
image-set-contradiction-listed-twice = listed twice
image-set-contradiction-outside-base = does not lie in the base
image-set-contradiction-recipient-order = listed twice or out of order
image-set-contradiction-tails = its tails do not fit the bases

image-fat-file-too-large = { $path }: { $length_bytes } bytes; a file on FAT32 may have 4,000,000,000
image-fat-directory-too-large = { $path }: the folder needs { $entries } directory entries; FAT32 holds 65,534
image-fat-volume-too-large = { $needed_bytes } bytes of content are more than one FAT32 volume holds (2 TiB)
image-fat-name-twice = { $path } and { $other } are one name to some readers
image-fat-name-too-long = { $path }: the last name is longer than 255 UTF-16 units
image-fat-short-name = in the folder "{ $folder }": { $source }
image-fat-slot-beside-common = { $path }: a district's file must lie in the root or in a folder without common files
image-fat-prefix-too-long = { $path }: { $prefix_bytes } bytes are said to be common, but it has only { $length_bytes }
image-fat-serial-zero = the volume serial is 0, which Windows would replace
image-fat-file-count = { $found } files for { $expected } slots
image-fat-file-elsewhere = { $found } does not belong into the folder of the slot { $slot }
image-fat-file-clusters = { $path }: { $found } clusters, but { $expected } with the other recipients
image-fat-file-prefix = { $path }: its first { $prefix_bytes } bytes should be the same with every recipient
image-fat-directory-clusters = { $path }: the folder takes { $found } clusters in the tail, but { $expected } with the others

image-no-update = there is no update from release { $old } to { $new }: { $fault }
    .mend = give the districts the whole drive of release { $new }: drivepress export
image-no-update-why-other-edition = the older set is of another campaign or edition
image-no-update-why-not-older = it is not an older release
image-no-update-why-other-signer = the two releases have different signers, so a drive would be told as forged or damaged between them
image-no-update-why-no-drive = none of the districts has a drive in both releases
image-update-note = UPDATE. This turns the drive of district { $district }, release { $old }, into release { $new }. Copy everything in this ZIP onto the stick and let it replace the files that are there. Do not take the stick out before copying has ended.
image-update-note-delete = Then delete these; the new release no longer has them. (They do no harm if they stay.)
image-update-note-check = Then open START-HERE.html on the stick and choose "Check this drive". This note can be deleted.
image-update-form = an update is a ZIP
    .mend = leave --format out, or give --format zip
