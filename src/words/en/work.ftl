# What a task of a job does: the label of its progress bar, short.

work-check-files = Checking files
work-check-bases = Checking bases
work-check-media = Checking media
work-check-tails = Checking tails
work-compare-with-set = Comparing with the set
work-compare-with-source = Comparing with source
work-compare-with-sums = Comparing SHA256SUMS
work-copy-media = Copying media
work-export = Exporting
work-make-tails = Making tails
work-mend-media = Mending media
work-read-bases = Reading bases
work-read-drive-folder = Reading drive folder
work-read-media = Reading media
work-repair = Repairing
work-sign = Signing
work-write-bases = Writing bases

work-bar = { $rate }/s, { $left } left
