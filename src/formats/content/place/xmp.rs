//! XMP: positions and serial numbers by the names of their properties.

use super::trace::{PlaceTrace, Trace, TraceStore};
use crate::formats::content::bytes::find;

/// Property names without their prefix, which varies: EXIF, lens and drone makers' names.
const POSITIONS: [&[u8]; 6] = [
    b":GPSLatitude",
    b":GPSLongitude",
    b":GpsLatitude",
    b":GpsLongitude",
    b":GPSPosition",
    b":gpsLatitude",
];
const SERIALS: [&[u8]; 4] = [
    b":SerialNumber",
    b":BodySerialNumber",
    b":LensSerialNumber",
    b":CameraSerialNumber",
];

/// What an XMP packet reveals.
pub(super) fn traces(packet: &[u8]) -> Vec<PlaceTrace> {
    // Packets may be in UTF-16, though hardly any program writes them so.
    let narrow: Vec<u8>;
    let packet = if packet.iter().take(64).any(|byte| *byte == 0) {
        narrow = packet.iter().copied().filter(|byte| *byte != 0).collect();
        &narrow
    } else {
        packet
    };
    let store = TraceStore::Xmp;
    let place = POSITIONS.iter().any(|name| has_value(packet, name));
    let serial = SERIALS.iter().any(|name| has_value(packet, name));
    let place = place.then_some(PlaceTrace {
        trace: Trace::Place,
        store,
    });
    let serial = serial.then_some(PlaceTrace {
        trace: Trace::SerialNumber,
        store,
    });
    place.into_iter().chain(serial).collect()
}

/// Whether a property of that name has a value somewhere: `name="…"` or `<name>…`.
fn has_value(packet: &[u8], name: &[u8]) -> bool {
    let mut from = 0;
    while let Some(at) = packet.get(from..).and_then(|rest| find(rest, name)) {
        from += at + name.len();
        let after = packet.get(from..).unwrap_or_default().trim_ascii_start();
        let value = match after.first() {
            Some(b'=') => after
                .get(1..)
                .unwrap_or_default()
                .trim_ascii_start()
                .get(1..),
            Some(b'>') => after.get(1..).map(<[u8]>::trim_ascii_start),
            _ => None,
        };
        let first = value.and_then(<[u8]>::first);
        if first.is_some_and(|byte| !matches!(byte, b'"' | b'\'' | b'<')) {
            return true;
        }
    }
    false
}
