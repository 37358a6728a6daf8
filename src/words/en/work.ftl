# What a task of a job does: the label of its progress bar, short.

work-check-files = Checking files
work-check-bases = Checking the common part
work-check-media = Checking media
work-check-tails = Checking districts' parts
work-compare-with-set = Comparing with the images
work-compare-with-source = Comparing with the source
work-compare-with-sums = Comparing with the list
work-copy-media = Copying media
work-export = Exporting
work-fill = Filling the stick
work-make-tails = Making districts' parts
work-mend-media = Mending media
work-read-bases = Reading the common part
work-read-drive-folder = Reading the drive folder
work-read-media = Reading media
work-repair = Repairing
work-probe-stick = Probing
work-compare-stick = Comparing
work-write-stick = Writing
work-read-back-stick = Reading back
work-sign = Signing
work-write-bases = Writing the common part

work-on = { $activity } { $subject }
work-bar = { $done } of { $total }, { $left } left
work-bar-rate = { $done } of { $total }, { $rate }/s, { $left } left
