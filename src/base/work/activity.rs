//! What a task does.

use crate::words::messages;

messages! {
    /// What a task of a job does, for display.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Activity {
        /// Checks the media of a kit.
        CheckMedia = "work.check-media",
        /// Reads media to record their length and digest.
        ReadMedia = "work.read-media",
        /// Repairs media without loss.
        MendMedia = "work.mend-media",
        /// Copies media into a drive folder.
        CopyMedia = "work.copy-media",
        /// Reads a drive folder to compute checksums.
        ReadDriveFolder = "work.read-drive-folder",
        /// Reads the bases of an image set to see whether they can be reused.
        ReadBases = "work.read-bases",
        /// Writes the bases of an image set.
        WriteBases = "work.write-bases",
        /// Builds the tails of an image set.
        MakeTails = "work.make-tails",
        /// Signs the drives of an image set.
        Sign = "work.sign",
        /// Writes whole images, ZIPs or folders from an image set.
        Export = "work.export",
        /// Checks the files of a drive.
        CheckFiles = "work.check-files",
        /// Checks the bases of an image set.
        CheckBases = "work.check-bases",
        /// Checks the tails of an image set.
        CheckTails = "work.check-tails",
        /// Compares an image with its image set.
        CompareWithSet = "work.compare-with-set",
        /// Compares an image with its line in `SHA256SUMS`.
        CompareWithSums = "work.compare-with-sums",
        /// Compares a drive with the source of its repair.
        CompareWithSource = "work.compare-with-source",
        /// Rewrites what differs.
        Repair = "work.repair",
        /// Writes files onto a stick.
        Fill = "work.fill",
        /// Looks for sticks that lie about their size.
        ProbeStick = "work.probe-stick",
        /// Compares a stick with what it shall hold.
        CompareStick = "work.compare-stick",
        /// Writes a stick.
        WriteStick = "work.write-stick",
        /// Reads back what was written to a stick.
        ReadBackStick = "work.read-back-stick",
    }
}
