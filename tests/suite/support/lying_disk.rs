//! A disk that lies, as a server of QEMU's: the network block device protocol, as much of it as QEMU
//! speaks (<https://github.com/NetworkBlockDevice/nbd/blob/master/doc/proto.md>).

use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::thread;

/// What the disk does behind its true size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DiskLie {
    /// Goes round to the beginning.
    WrapsAround,
    /// Loses what is written.
    LosesTail,
}

const MAGIC: u64 = u64::from_be_bytes(*b"NBDMAGIC");
const OPTION_MAGIC: u64 = u64::from_be_bytes(*b"IHAVEOPT");
const REPLY_MAGIC: u64 = 0x0003_E889_0455_65A9;
const REQUEST: u32 = 0x2560_9513;
const SIMPLE_REPLY: u32 = 0x6744_6698;
/// Fixed newstyle, no zeros behind the export.
const HANDSHAKE_FLAGS: u16 = 0b11;
/// Has flags, takes flushes.
const EXPORT_FLAGS: u16 = 0b101;
const OPTION_ABORT: u32 = 2;
const OPTION_GO: u32 = 7;
const REPLY_ACK: u32 = 1;
const REPLY_INFO: u32 = 3;
const REPLY_UNKNOWN: u32 = (1 << 31) + 1;
const READ: u16 = 0;
const WRITE: u16 = 1;
const DISCONNECT: u16 = 2;
const FLUSH: u16 = 3;

/// Serves a disk at the socket `path` for one QEMU, until it leaves.
pub(crate) fn serve(path: &Path, claims: u64, holds: usize, lie: DiskLie) {
    let listener = UnixListener::bind(path).unwrap();
    thread::spawn(move || {
        let mut disk = LyingDisk {
            flash: vec![0; holds],
            claims,
            lie,
        };
        // QEMU may come back after it looked.
        for stream in listener.incoming() {
            // An end of the stream is QEMU's own end.
            let _ = disk.speak(stream.unwrap());
        }
    });
}

/// The socket of a disk of this name.
pub(crate) fn socket(place: &Path, name: &str) -> PathBuf {
    place.join(format!("{name}.socket"))
}

struct LyingDisk {
    flash: Vec<u8>,
    claims: u64,
    lie: DiskLie,
}

impl LyingDisk {
    fn speak(&mut self, mut stream: UnixStream) -> std::io::Result<()> {
        stream.write_all(&MAGIC.to_be_bytes())?;
        stream.write_all(&OPTION_MAGIC.to_be_bytes())?;
        stream.write_all(&HANDSHAKE_FLAGS.to_be_bytes())?;
        take::<4>(&mut stream)?;
        loop {
            take::<8>(&mut stream)?;
            let option = u32::from_be_bytes(take(&mut stream)?);
            let length = u32::from_be_bytes(take(&mut stream)?);
            let mut data = vec![0; usize::try_from(length).unwrap()];
            stream.read_exact(&mut data)?;
            let mut reply = |kind: u32, data: &[u8]| {
                let length = u32::try_from(data.len()).unwrap();
                let mut bytes = REPLY_MAGIC.to_be_bytes().to_vec();
                bytes.extend(option.to_be_bytes());
                bytes.extend(kind.to_be_bytes());
                bytes.extend(length.to_be_bytes());
                bytes.extend(data);
                stream.write_all(&bytes)
            };
            match option {
                OPTION_GO => {
                    // Information 0: the size and what the disk can do.
                    let mut export = vec![0, 0];
                    export.extend(self.claims.to_be_bytes());
                    export.extend(EXPORT_FLAGS.to_be_bytes());
                    reply(REPLY_INFO, &export)?;
                    reply(REPLY_ACK, &[])?;
                    return self.serve(stream);
                }
                OPTION_ABORT => return reply(REPLY_ACK, &[]),
                _ => reply(REPLY_UNKNOWN, &[])?,
            }
        }
    }

    fn serve(&mut self, mut stream: UnixStream) -> std::io::Result<()> {
        loop {
            assert_eq!(u32::from_be_bytes(take(&mut stream)?), REQUEST);
            take::<2>(&mut stream)?;
            let kind = u16::from_be_bytes(take(&mut stream)?);
            let handle = take::<8>(&mut stream)?;
            let at = usize::try_from(u64::from_be_bytes(take(&mut stream)?)).unwrap();
            let length = usize::try_from(u32::from_be_bytes(take(&mut stream)?)).unwrap();
            let mut data = vec![0; if kind == FLUSH { 0 } else { length }];
            match kind {
                WRITE => {
                    stream.read_exact(&mut data)?;
                    self.on_flash(at, length, |flash, part| flash.copy_from_slice(&data[part]));
                    data.clear();
                }
                READ => {
                    let mut read = vec![0; length];
                    self.on_flash(at, length, |flash, part| read[part].copy_from_slice(flash));
                    data = read;
                }
                DISCONNECT => return Ok(()),
                _ => {}
            }
            let mut reply = SIMPLE_REPLY.to_be_bytes().to_vec();
            reply.extend([0; 4]);
            reply.extend(handle);
            reply.extend(data);
            stream.write_all(&reply)?;
        }
    }

    /// Calls `each` for the parts of a stretch that have flash.
    fn on_flash(
        &mut self,
        at: usize,
        length: usize,
        mut each: impl FnMut(&mut [u8], std::ops::Range<usize>),
    ) {
        let size = self.flash.len();
        let mut done = 0;
        while done < length {
            let place = match self.lie {
                DiskLie::WrapsAround => (at + done) % size,
                DiskLie::LosesTail => at + done,
            };
            if place >= size {
                return;
            }
            let now = (size - place).min(length - done);
            each(&mut self.flash[place..place + now], done..done + now);
            done += now;
        }
    }
}

fn take<const N: usize>(stream: &mut UnixStream) -> std::io::Result<[u8; N]> {
    let mut bytes = [0; N];
    stream.read_exact(&mut bytes)?;
    Ok(bytes)
}
