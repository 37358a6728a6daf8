//! Writes a disc of one file, to lie where nobody expects one. Source: ECMA-119.

const BLOCK: usize = 2048;
/// Blocks before the first descriptor, which lies at 32 KiB.
const FIRST: u32 = 16;

/// Everything from the first descriptor on: it goes to 32 KiB.
pub(crate) fn disc(name: &str, contents: &[u8]) -> Vec<u8> {
    assert!(contents.len() <= BLOCK);
    let (root, file) = (FIRST + 2, FIRST + 3);
    let length = u32::try_from(contents.len()).unwrap();

    let mut primary = vec![0; BLOCK];
    primary[..7].copy_from_slice(b"\x01CD001\x01");
    primary[8..72].fill(b' ');
    primary[80..88].copy_from_slice(&both32(FIRST + 4));
    primary[120..124].copy_from_slice(&both16(1));
    primary[124..128].copy_from_slice(&both16(1));
    primary[128..132].copy_from_slice(&both16(2048));
    primary[156..190].copy_from_slice(&record(&[0], root, 2048, true));
    primary[881] = 1;

    let mut end = vec![0; BLOCK];
    end[..7].copy_from_slice(b"\xFFCD001\x01");

    let mut folder = record(&[0], root, 2048, true);
    folder.extend(record(&[1], root, 2048, true));
    let name = format!("{name};1");
    folder.extend(record(name.as_bytes(), file, length, false));
    folder.resize(BLOCK, 0);

    let mut last = contents.to_vec();
    last.resize(BLOCK, 0);
    [primary, end, folder, last].concat()
}

/// A record of a folder.
fn record(name: &[u8], block: u32, length: u32, is_folder: bool) -> Vec<u8> {
    let mut record = vec![0; 33];
    record[2..10].copy_from_slice(&both32(block));
    record[10..18].copy_from_slice(&both32(length));
    record[18..25].copy_from_slice(&[126, 3, 1, 12, 0, 0, 0]);
    record[25] = if is_folder { 2 } else { 0 };
    record[28..32].copy_from_slice(&both16(1));
    record[32] = u8::try_from(name.len()).unwrap();
    record.extend(name);
    if record.len() % 2 == 1 {
        record.push(0);
    }
    record[0] = u8::try_from(record.len()).unwrap();
    record
}

fn both32(number: u32) -> [u8; 8] {
    let mut bytes = [0; 8];
    bytes[..4].copy_from_slice(&number.to_le_bytes());
    bytes[4..].copy_from_slice(&number.to_be_bytes());
    bytes
}

fn both16(number: u16) -> [u8; 4] {
    let mut bytes = [0; 4];
    bytes[..2].copy_from_slice(&number.to_le_bytes());
    bytes[2..].copy_from_slice(&number.to_be_bytes());
    bytes
}
