# What is wrong with a drive's tree of files, its ZIP or its file system.

tree-fault-folder = { $path }: the folder cannot be read ({ $reason })
tree-fault-same-name = { $path }: two files have this name, and readers differ in which they show
tree-fault-too-many-files = more than { $most } files; the rest was not read
tree-fault-cut = cut off: { $missing_bytes } bytes are missing at the end
tree-fault-code-page = its names are in the code page { $code_page }, which only that Windows reads right
tree-fault-structure = { $reason }
tree-fault-file = { $path }: { $reason }
tree-remark-in-folder = the drive's files lie in the folder { $folder } of the zip
tree-remark-volume = { $reason }
tree-remark-unseen = { $reason }
tree-remark-hidden = { $path } is hidden, so that Windows does not show it: worms do that; `attrib -h -s` shows it again
tree-remark-system-folder = { $path } is the operating system's own folder and cannot be opened
tree-remark-unmarked-unicode = its names are in Unicode without the mark that says so
tree-remark-back-slashes = its paths have back-slashes between names
tree-entry-too-deep = it lies in too many folders inside folders

# ZIP.
zip-damaged = the zip is damaged: { $what }
zip-locked = it is locked with a password: unpack the zip with the password, and pack the files again without one
zip-method = it is packed by the method { $name } ({ $method }), which few programs unpack: unpack the zip with the program that made it, and pack the files again as a plain ZIP
zip-no-directory = it is packed, and the zip's directory is missing
zip-too-long = it unpacks to more than it says
zip-too-short = it unpacks to less than it says
zip-checksum = its bytes do not fit its checksum (CRC-32)
zip-bytes-behind = other bytes lie behind its packed ones
zip-damage-large-directory = its directory is larger than any honest one
zip-damage-more-faults = { $count } more of its files have such faults
zip-damage-many-folders = it holds more folders than any honest one
zip-damage-data-before = other data ({ $bytes } bytes) comes before it
zip-damage-data-behind = other data follows its end
zip-damage-before-first = other data comes before its first file
zip-damage-two-wide-ends = it has two ends for large files, and programs differ in which they take
zip-damage-list-length = the list of what it holds is not as long as its end says
zip-damage-bomb = it would unpack to far more than it holds: a bomb
zip-damage-two-lists = it has two lists of what it holds, and programs differ in which they take
zip-damage-list-elsewhere = the list of what it holds is not where its end says
zip-damage-ends-differ = its two ends say two things of what it holds
zip-damage-one-piece = it is one of several pieces of a ZIP
zip-damage-shared-bytes = some of its files share their bytes
zip-damage-unlisted = it holds a file that its list does not name
zip-damage-file-inside = { $name }: programs that read from the start find another file in it
zip-damage-header-differs = { $name }: the list at the zip's end and the header before the file differ in { $what }, so that two programs unpack two files
zip-field-folder = whether it is a folder
zip-field-name = its name
zip-field-unicode-name = its name (the one in Unicode)
zip-field-method = how it is packed
zip-field-flags = how its name is written or whether it is locked
zip-field-time = its time
zip-field-checksum = its checksum
zip-field-length = its length
zip-field-doubled = what is there twice, a second name or a length
zip-field-begin = where it begins
zip-field-end = where it ends

# FAT.
volume-unreadable = the FAT volume cannot be read: { $why }
volume-name-shared = { $path } can also be opened as { $name }, which is a name of { $other } beside it: computers differ in which of the two they open
volume-torn-name = the long name of { $path } is put together wrongly: computers differ in the name that they show
volume-behind-end = { $folder } goes on behind its end: Linux shows { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
} there, other computers do not
volume-look-alike = { $path } is marked as a label and as a file at once: some devices show it
volume-orphan-name = { $folder } has remains of long names
volume-label = { $folder } has a label out of place
volume-name = { $path } has a name that no file can have
volume-dots = { $folder } leads to a wrong parent
volume-limit = { $folder } has more than any real drive ({ $limit }: { $most }); the rest was not read
volume-dirty = the volume is marked as not taken out cleanly
volume-read-errors = a computer that met read errors has marked the volume
volume-copies-differ = the copies of the allocation table differ ({ $sectors ->
    [one] { $sectors } sector
   *[other] { $sectors } sectors
})
volume-mirroring-off = only copy { $copy } of the allocation table is kept up to date
volume-high-bits = { $path } begins at a cluster that its volume cannot have, for some systems
volume-backup-differs = the backup of the boot sector differs from it
volume-free-count = the count of free clusters is wrong
volume-lost-clusters = { $count ->
    [one] { $count } cluster is in use by no file
   *[other] { $count } clusters are in use by no file
}
volume-bad-clusters = { $count ->
    [one] { $count } cluster is marked as bad
   *[other] { $count } clusters are marked as bad
}
volume-chain-too-long = { $path } has more clusters than it needs
volume-label-differs = the volume's two labels differ
volume-two-lengths = the volume says in two ways how long it is, and computers differ in which of them they read
volume-two-types = computers differ in the type of FAT that a volume of { $clusters } clusters has, and in what they show
volume-other-backup = the backup of the boot sector describes another volume, which a computer may show in place of this one
volume-folder-root = the root folder
volume-folder-named = the folder { $path }
volume-limit-of-entries = files and folders
volume-limit-of-depth = folders inside folders
volume-limit-of-path-length = bytes of a path
volume-limit-of-path-bytes = bytes of all paths
volume-limit-of-extents = stretches of clusters
volume-limit-of-folder-length = bytes of a folder
volume-limit-of-fats = copies of the allocation table
volume-limit-of-findings = findings
volume-chain-loop = its chain of clusters comes back to cluster { $cluster }
volume-chain-crossed-unknown = it shares cluster { $cluster } with another file
volume-chain-crossed-root = it shares cluster { $cluster } with the root folder
volume-chain-crossed = it shares cluster { $cluster } with { $other }
volume-chain-broken = its chain of clusters leads nowhere (entry { $value })
volume-chain-copies-differ = the copies of the allocation table differ over it (behind cluster { $cluster }): its contents depend on the computer
volume-chain-too-short = only { $found } of its { $length } bytes have clusters
volume-chain-cut = { $missing } of its bytes lie behind the end of the image

# What systems show besides the volume.
beside-instead = { $table } leads to another drive ({ $content } at byte { $at }), and some computers show that one in place of this one
beside-another = another partition at byte { $at } ({ $content }) was not checked, and some computers show it
beside-more = it lists more partitions than any real drive, and not all of them were checked
beside-in-volume = its volume is marked as { $format } as well, and some computers may show that one
beside-on-medium = { $format } begins before the drive's partition, and some computers show that one as well
beside-scheme = it carries a partition table of { $name } as well, and some computers follow that one
beside-also-partitioned = its first sector is a volume's and a partition table's at once: computers differ in what they show
beside-subdivided = its partition is of a type in which some computers look for further partitions
beside-table-unsound = { $table } is damaged, and some computers may not show the drive
beside-ends-early = its partition ends at byte { $at }, before the files in it do, and some computers cannot read the rest
beside-table-gpt = its GUID partition table
beside-table-backup-gpt = the copy of its GUID partition table
beside-table-mbr = its master boot record
beside-content-fat = a FAT volume
beside-content-format = { $format }
beside-content-unknown = of an unknown format
