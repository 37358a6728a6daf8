# Failures of the machine. The system's own words stand in brackets, in its own language.

machine-action-copy = copy
machine-action-create = create
machine-action-find = find
machine-action-list = list
machine-action-open = open
machine-action-read = read
machine-action-remove = remove
machine-action-rename = rename
machine-action-replace = replace
machine-action-sync = finish writing
machine-action-write = write

machine-refused = cannot { $action } { $path }: { $source }
machine-exists = { $path } exists already
machine-open-elsewhere = cannot { $action } { $path }: { $holder } is open in another program
    .mend = { machine-close-it }
machine-busy = another drivepress is writing { $path }
    .mend = wait until the run that writes { $path } is done, or stop it; then run this again

machine-held = another program has it open ({ $system })
    .mend = { machine-close-it }
machine-full = the disk is full ({ $system })
    .mend = free some room on that disk, or choose a folder on another one (--out, --to)
machine-denied = it is not allowed ({ $system })
    .mend = allow it (the file's or folder's properties), or run this as its owner
machine-read-only = the disk cannot be written to ({ $system })
    .mend = choose a folder on another disk (--out, --to): this one takes nothing new
machine-too-large = the file is too large for this disk ({ $system })
    .mend = choose a disk in another format (NTFS, exFAT, ext4): this one takes no file so long
machine-not-a-folder = a file is where a folder should be ({ $system })
    .mend = move the file away
machine-not-a-file = it is not an ordinary file ({ $system })
    .mend = put an ordinary file in its place
machine-unusable = it is not the right file ({ $system })
    .mend = put the right file in its place
machine-absent = it is not there ({ $system })
    .mend = put it back, or make it anew
machine-other = { $system }

machine-close-it = close the program or window that has it open (a player, a viewer, a command window in that folder), then run the same command again

machine-stopped = stopped on request

machine-read-refusal-leads-back = the folder leads back into itself
machine-read-refusal-not-plain = it is a link, pipe or device, not a plain file
machine-read-refusal-not-unicode = the name is not in Unicode
machine-read-refusal-too-long = longer than { $most }; no such file is that long

machine-foreign-path-empty = its path holds an empty name
machine-foreign-path-climbs = its path leaves its folder (`.` or `..`)
machine-foreign-path-letter = its name holds { $letter }, which could lead out of the drive
machine-foreign-path-other-on-windows = Windows opens something else by its name
