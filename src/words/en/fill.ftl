# Filling a stick with a drive's files.

fill-cannot-not-a-folder = { $path } is not a folder
    .mend = give the stick's letter or the folder where it is mounted: --to E:\
fill-cannot-not-a-volume = { $path } is a folder and not the root of a stick
    .mend = give the stick's letter or the folder where it is mounted; to fill this folder all the same, add --allow-folder
fill-cannot-of-system = { $path } holds this computer's own files
    .mend = give the stick's letter or the folder where it is mounted
fill-cannot-other-files = { $path } holds other files and nothing of a drive
    .mend = give an empty folder, or one that holds a drive
fill-cannot-no-room = the files do not fit on { $path }: { $needed } are needed, and { $free } are free
    .mend = take other files off the stick, or use a larger one
fill-cannot-name = a stick cannot hold the name { $name }: { $reason }
fill-cannot-too-large = { $name } has { $size }, more than a FAT32 stick holds in one file
fill-cannot-in-the-way = { $name } cannot be written: { $reason }
fill-cannot-not-for-this = the update { $path } is not for the drive on this stick: { $count ->
    [one] one file is
   *[other] { $count } files are
} neither in it nor right on the stick, for example { $first }
    .mend = fill the stick with the whole drive: drivepress fill --district CODE --to FOLDER
fill-cannot-update-of-another = the stick is district { $found }'s drive, and the update is for { $of }
    .mend = give the update of district { $found }

fill-unfinished-note = This stick is not finished{ GIVEN($district) ->
    [yes] { "" } (district { $district }{ GIVEN($release) ->
        [yes] , release { $release }
       *[no] { "" }
    })
   *[no] { "" }
}. Do not hand it out. Run drivepress fill again: it goes on where it stopped and takes this note away.

fill-would = { $target }: would write { $files ->
    [one] one file
   *[other] { $files } files
} ({ $size }), keep { $kept } that { $kept ->
    [one] is
   *[other] are
} right, take away { $removed } of the drive before
fill-done = { $target }: wrote { $files ->
    [one] one file
   *[other] { $files } files
} ({ $size }), kept { $kept } that { $kept ->
    [one] was
   *[other] were
} right, took away { $removed } of the drive before
fill-nothing = { $target }: everything was there already and is right
fill-before = the drive before was district { $district }'s{ GIVEN($release) ->
    [yes] , release { $release }
   *[no] { "" }
}
fill-room = { $needed } needed beyond what is replaced; { $free } free
fill-left = { $count ->
    [one] one file of the drive before was changed since and stays
   *[other] { $count } files of the drive before were changed since and stay
}:
fill-left-mend = take them away with: drivepress repair { SHELL($target) } --remove-extras
fill-name = { $name }
fill-stays-unfinished = { $target } is unfinished: { $note } says so on the stick itself. The same command goes on where it stopped.
fill-cache-asked = read back after Windows was asked to drop its copy in memory; it does not say whether it did
fill-may-be-cached = this system may have read the files back from memory; take the stick out, put it in, and verify it
