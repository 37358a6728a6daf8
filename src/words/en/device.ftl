# Devices, what is written to them, and what became of them.

device-refused-absent = there is no device { $device }
    .mend = drivepress write --list lists the sticks of this computer
device-refused-kind = { $device } is neither a disk nor a file
    .mend = drivepress write --list lists the sticks of this computer
device-refused-file = { $device } is not a stick
    .mend = Name the stick: drivepress write --list. If you mean this file or loop device, add --allow-file.
device-refused-of-set = { $device } is part of the image set itself
    .mend = Name the stick: drivepress write --list
device-refused-partition = { $device } is a part of { $disk }; a drive takes the whole stick
    .mend = Name { $disk }, if you mean this stick
device-refused-system = { $device } is this computer's own disk ({ $mounted } is on it)
    .mend = Name the stick: drivepress write --list
device-refused-mounted = { $device } is mounted at { $mounted }
    .mend = Look whether it is the stick that you mean, then take it out of use: umount { SHELL($mounted) }
device-refused-swap = this computer uses { $device } as memory (swap)
    .mend = Name the stick: drivepress write --list
device-refused-not-removable = { $device } is not removable: it is a disk of this computer, not a stick
    .mend = Name the stick: drivepress write --list
device-refused-write-protected = { $device } is write-protected
    .mend = Slide the lock on its side, or take another stick
device-refused-in-use = another program uses { $device }
    .mend = Close what has it open, or wait for the other run of drivepress
device-refused-empty = { $device } has no medium
    .mend = Put the card in
device-refused-too-small = { $device } has { $has }; the drive needs { $needed }
    .mend = Take a larger stick
device-refused-sectors = { $device } has sectors of { $sector }; a drive needs 512 bytes, and no computer would read it there
    .mend = Take another stick
device-refused-twice = { $device } was named twice
    .mend = Name each stick once
device-refused-changed = { $device } is another device now than a moment ago
    .mend = Leave the sticks in, and run the command again
device-refused-not-here = { $device }: drivepress writes sticks only on Linux
    .mend = { device-mend-other-ways }
device-refused-not-listed = drivepress lists and writes sticks only on Linux
    .mend = { device-mend-other-ways }
device-mend-other-ways = Copy the files onto the stick: drivepress fill. Or export an image (drivepress export --format img) and write it with a program for images, such as Rufus or Raspberry Pi Imager.

device-verdict-written = written, and every byte read back
device-verdict-finished = finished, and every byte read back
device-verdict-restamped = given the district's part; the common files were read and are right
device-verdict-tail-only = given the district's part; head and end were read back, the common files were not read again
device-verdict-updated = brought up to date, and every byte read back
device-verdict-already-right = carries this drive already; nothing was written
device-verdict-bad-piece = REJECTED: what was written does not come back, first at { $at } ({ $bad ->
    [one] one place
   *[other] { $bad } places
})
    .mend = Do not use this stick. Take another one.
device-verdict-fake = REJECTED: { $finding }
    .mend = Do not use this stick. Take another one.
device-verdict-gone = GONE: the stick was pulled out or does not answer any more
    .mend = Put it back in and run the same command again: it goes on where it stopped. If this happens again, take another port or stick.
device-verdict-write-protected = NOT WRITTEN: the stick takes no writing ({ $reason })
    .mend = Slide the lock on its side, or take another stick
device-verdict-stopped = STOPPED
    .mend = Run the same command again: it goes on where it stopped.
device-verdict-set-failed = NOT WRITTEN: the image set is at fault, not the stick: { $reason }
    .mend = Make the set anew: drivepress make. Then run the same command again.
device-verdict-unknown = NOT KNOWN: the program failed at this stick
    .mend = Do not use it as it is. Run the same command again.
device-verdict-honest = { $finding }

device-probe-honest = holds what it says, { $size } ({ $blocks } blocks written, read and put back)
device-probe-wraps-around = this stick lies: it says { $claims } and holds at most { $holds }; what goes beyond overwrites its beginning
device-probe-dead-tail = this stick lies: it says { $claims } and holds at most { $holds }; what goes beyond is lost
device-probe-loses-writes = this stick loses what is written to it, first at { $at } ({ $lost ->
    [one] one place
   *[other] { $lost } places
})
device-probe-not-restored = this stick did not take back what was on it, at { $at }
device-probe-gone = the stick was pulled out

write-devices-and-districts = { $devices } devices and { $districts } districts do not pair
    .mend = Give one --district for all devices, or one for each --to, in the same order
write-device = { $device }: { GIVEN($name) ->
    [yes] { $name },{" "}
   *[no] {""}
}{ $size }{ GIVEN($serial) ->
    [yes] , serial { $serial }
   *[no] , no serial number
}{ GIVEN($port) ->
    [yes] , port { $port }
   *[no] {""}
}
write-listed-refused = not written: { $refusal }
write-no-device = No disks were found.
write-drive = becomes { $recipient } { $name }: { $what }
write-probe-only = is looked at for lies about its size, and left as it is
write-plan-nothing = carries this drive already
write-plan-tail = only the district's part, { $size }
write-plan-compare = what differs of { $size }
write-plan-resume = what is still missing of { $size }
write-plan-whole = everything, { $size }
write-question = Everything on { $count ->
    [one] this stick
   *[other] these { $count } sticks
} is lost. Write? y or n:
write-question-probe = { $count ->
    [one] This stick is
   *[other] These { $count } sticks are
} written to at some places, which are then put back. Go on? y or n:
write-not-asked = nobody confirmed { $names }: nothing was written
    .mend = Look whether these are the sticks that you mean. Then add --yes with each of these names.
write-same-name = several of the devices are called { $name }: nothing was written
    .mend = Give --yes the port of each device
write-left = Nothing was written.
write-dry-run = Nothing was written (--dry-run).
write-outcome = { $device }{ GIVEN($recipient) ->
    [yes] {" "}({ $recipient })
   *[no] {""}
}: { $verdict }
write-bytes = { $written } written, { $read } read, { $seconds } s
write-perhaps-from-cache = This system may have read from its memory. Pull the stick out, put it back in, and run drivepress verify.
write-unfinished = The stick is unfinished, and no computer shows it as a drive.
write-sum = { $right } of { $count } sticks are right
