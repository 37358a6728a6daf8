# Lists, signatures and volumes by their specifications: what is wrong with one.

# BagIt.
bagit-path-empty = the path is empty
bagit-path-climbs = the path climbs out of its folder with `..`
bagit-path-absolute = the path begins at the root of the disk
bagit-path-home = the path begins with `~`, a home folder
bagit-path-drive = the path holds a drive letter
bagit-path-nul = the path holds a NUL character
bagit-path-empty-name = the path holds an empty name or `.`
bagit-path-too-long = the path is longer than any system allows
bagit-text-malformed = the file is not text in { $encoding }
bagit-line-form = not a checksum and a path
bagit-line-outside-payload = a payload manifest lists a file outside `data/`
bagit-line-inside-payload = a tag manifest lists a file below `data/`
bagit-line-tag-manifest = a tag manifest lists a tag manifest
bagit-line-twice = the file is listed twice, first on line { $first_line }
bagit-list-line = line { $line }: { $fault }
bagit-list-too-many-lines = the list has far more lines than any real one
bagit-list-too-many-faults = so many faulty lines that the rest was not read
bagit-list-too-much = the drive's lists together hold far more than any real one's, so the rest was not read
bagit-fetch-line = line { $line }: { $fault }
bagit-fetch-too-much = so many lines or faults that the rest was not read
bagit-fetch-line-form = not an address, a length or `-`, and a path
bagit-fetch-line-outside-payload = only files below `data/` may be fetched
bagit-declaration-byte-order-mark = it begins with a byte order mark: save it as UTF-8 without one
bagit-declaration-blanks = line { $line }: not `Label: value` with one blank behind the colon and none before it
bagit-declaration-twice = line { $line }: the label appears twice
bagit-declaration-not-two-lines = not the two lines `BagIt-Version: 1.0` and `Tag-File-Character-Encoding: UTF-8` alone
bagit-declaration-no-version = no line `BagIt-Version: 1.0`
bagit-declaration-version = the version { $version } of BagIt is not known
bagit-declaration-no-encoding = no line `Tag-File-Character-Encoding: UTF-8`
bagit-declaration-encoding = the character encoding "{ $name }" is not known

# SHA256SUMS.
sums-too-long = the list is longer than any real one
sums-too-many-lines = the list has more lines than any real one
sums-not-utf8 = line { $line }: not UTF-8 text
sums-form = line { $line }: not `<digest>  <name>`
sums-digest = line { $line }: not a SHA-256 (64 hexadecimal digits)
sums-name = line { $line }: not a file's name

# Signatures.
signature-form = not a minisign signature: line { $line } { $what }
signature-legacy = a legacy minisign signature (`Ed`); only prehashed ones (`ED`) are accepted
signature-other-key = the signature is by the key { $found }, not by { $expected }
signature-data = the signature does not fit what it signs
signature-comment = the signature's comment was changed after signing
signature-line-missing = is missing
signature-line-one-too-many = is one too many
signature-line-not-text = is not UTF-8 text
signature-line-no-comment = is not the comment that belongs there
signature-line-too-long = is too long
signature-line-no-signature = is not a signature in base64
signature-line-unknown-kind = is a signature of an unknown kind

# Volumes and other formats.
format-exfat = an exFAT volume
format-ntfs = an NTFS volume
format-bitlocker = a volume encrypted by BitLocker
format-luks = a volume encrypted by LUKS
format-ext = a Linux volume (ext2, ext3 or ext4)
format-hfs = an HFS volume
format-apfs = an APFS volume
format-iso9660 = an image of a disc (ISO 9660)
format-udf = an image of a disc (UDF)
format-raid = a part of a RAID
format-volume-group = a volume group of LVM
format-named = a volume of the format { $name }
format-partitions = partitions of an unknown format
format-blank = an empty medium
format-unknown = an unknown format
volume-cannot-read = cannot read { $length } bytes at byte { $offset }
volume-cannot-length = cannot find out how long the medium is
volume-cannot-too-short = only { $length } bytes, which is less than a sector
volume-cannot-other-format = this is not a FAT volume: { $format }
volume-cannot-field = boot_sector.{ $field } at byte { $offset }: found { $found }, expected { $expected }
volume-expected-only = { $value }
volume-expected-sector-size = 512, 1024, 2048 or 4096
volume-expected-power-of-two = a power of two
volume-expected-not-zero = 1 or more
volume-expected-beyond-tables = more sectors than the tables fill
volume-expected-fat-number = the number of one of its FATs
volume-expected-cluster = a cluster of the volume
volume-expected-whole-sectors = a multiple of the entries in one sector
volume-expected-few-clusters = fewer clusters than FAT32 has
volume-cannot-tables-cut = cut short: the medium ends at byte { $length }, the volume at { $needed }

# What a file that says how a folder looks does besides.
content-setting-network = it takes something from a network place ({ $line })
content-setting-class = it opens its folder as something else ({ $line })
content-setting-other-name = it shows a file or folder under another name ({ $line })
content-setting-starts = it starts something ({ $line })
content-setting-unreadable = no file manager writes it like this

# Workbooks of Excel.
workbook-not-one = this is not an Excel workbook (.xlsx)
    .mend = { workbook-save }
workbook-locked = the workbook is locked with a password, or is in the format of Excel before 2007
    .mend = { workbook-save }
workbook-save = Open it in Excel or LibreOffice, choose Save As, type "Excel Workbook (.xlsx)", without a password.
workbook-unreadable = the workbook cannot be read: { $reason }
    .mend = { workbook-save }
workbook-too-large-parts = the workbook has more than { $most } parts
    .mend = { workbook-copy }
workbook-too-large-part = the workbook's { $part } is larger than { $most }
    .mend = { workbook-copy }
workbook-too-large-unpacked = the workbook unpacks to more than { $most }
    .mend = { workbook-copy }
workbook-too-large-columns = the workbook has cells beyond column { $most }
    .mend = { workbook-copy }
workbook-too-large-rows = the workbook has more than { $most } rows
    .mend = { workbook-copy }
workbook-copy = Copy the rows that you need into a new workbook, and save that.
workbook-declares = the workbook's { $part } declares entities, which no spreadsheet program writes
    .mend = { workbook-copy }
workbook-not-utf-8 = the workbook's { $part } is not in UTF-8
    .mend = { workbook-save }
