//! WebVTT captions as a browser reads them, with a list of everything it would lose.
//!
//! Implements the parser of W3C "WebVTT: The Web Video Text Tracks Format" §6 (blocks, timings, cue
//! text), and a writer of clean captions. Does not cover rendering, regions and the CSS of `STYLE`
//! blocks: our pages style their own captions.
//!
//! ```
//! let read = drivepress::formats::webvtt::parse("WEBVTT\n\n00:01.000 --> 00:02,000\nHello\n", None);
//! assert_eq!(read.faults[0].line, 3);
//! assert!(read.cues.is_empty());
//! ```

mod block;
mod cue_text;
mod fault;
mod subrip;
mod timing;
mod write;

#[cfg(test)]
mod tests;

pub use block::{CUES_MAX, Captions, Cue, FAULTS_MAX, parse};
pub use fault::{CaptionFault, CaptionProblem, TimeFault};
pub use subrip::{from_subrip, to_subrip};
pub use write::{timestamp, write};
