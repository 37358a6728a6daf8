# Names of files, and what a drive cannot hold.

name-fault-empty = the name is empty
name-fault-escapes = the path leaves its folder (`.`, `..` or a leading `/`)
name-fault-forbidden = the name holds `{ $letter }`, which Windows does not allow
name-fault-percent = the name holds `%`, which many BagIt tools encode wrongly
name-fault-unseen = the name holds a character that nobody can see ({ $code })
name-fault-beyond-bmp = the name holds a character that many readers cannot show ({ $code }: emoji and the like)
name-fault-reserved = Windows reserves this name
name-fault-edge = the name ends with a dot or begins or ends with a space, which Windows drops
name-fault-too-long = the name is longer than 255 characters (UTF-16 units)
name-fault-generated = the name looks like one that FAT generates (`ABCDEF~1.TXT`), and could be mistaken for another file's
name-fault-not-nfc = the name is not in Unicode's composed form (NFC), so that two systems would write it differently
