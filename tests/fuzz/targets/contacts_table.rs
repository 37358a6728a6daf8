//! Tables of other offices for `contacts import`: workbooks and text with any divider.
//!
//! The first byte chooses how the table is read, and whether the rest is the table or a sheet's XML
//! in a workbook around it, whose checksums a fuzzer would otherwise hardly ever hit.
//!
//! What must hold: no panic; each row and each finding names a line, and findings have a reason and
//! a mend; two readings give the same; what would be written is a table of contacts that reads
//! without a fault, and whose lines say what the plan says.

use std::io::{Cursor, Write as _};
use std::path::Path;
use std::sync::OnceLock;

use drivepress::base::{Diagnostic, Work};
use drivepress::drive::ProvinceCode;
use drivepress::kit::{Absent, ContactsPlan, ImportOptions, Kit, load, plan_contacts};
use drivepress::words::Language;
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

const TABLE: &str = "table";

/// The parts of a workbook but its sheet.
const PARTS: [(&str, &str); 4] = [
    (
        "_rels/.rels",
        r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
    (
        "xl/styles.xml",
        r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#,
    ),
];

/// The small kit with its contacts.
struct SmallKit {
    kit: Kit,
    contacts: Vec<u8>,
}

fn small_kit() -> &'static SmallKit {
    static KIT: OnceLock<SmallKit> = OnceLock::new();
    KIT.get_or_init(|| {
        // The fuzz crate lies two folders below the repository, which is the suite's package.
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        let roots = [
            own.join("tests/fixtures/kit-small"),
            own.join("../fixtures/kit-small"),
        ];
        let root = roots.into_iter().find(|root| root.exists()).unwrap();
        SmallKit {
            kit: load(&root, &Work::new()).unwrap().kit.unwrap(),
            contacts: std::fs::read(root.join("manifests/contacts.csv")).unwrap(),
        }
    })
}

pub(crate) fn run(data: &[u8]) {
    let Some((choice, bytes)) = data.split_first() else {
        return;
    };
    let province: ProvinceCode = "81".parse().unwrap();
    let options = ImportOptions {
        file: TABLE,
        sheet: None,
        kind: (choice & 1 != 0).then_some("office"),
        province: (choice & 2 != 0).then_some(&province),
        absent: if choice & 4 != 0 {
            Absent::Remove
        } else {
            Absent::Keep
        },
    };
    let table = if choice & 8 != 0 {
        workbook(bytes)
    } else {
        bytes.to_vec()
    };
    let SmallKit { kit, contacts } = small_kit();
    let old = (choice & 16 == 0).then_some(contacts.as_slice());
    match plan_contacts(kit, old, &table, &options) {
        Ok(plan) => check_plan(&plan, &table, old, &options),
        Err(faults) => {
            assert!(!faults.is_empty());
            faults.iter().for_each(check_finding);
        }
    }
}

/// A workbook with this sheet.
fn workbook(sheet: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let parts = PARTS.map(|(name, text)| (name, text.as_bytes()));
    for (name, bytes) in [&parts[..], &[("xl/worksheets/sheet1.xml", sheet)]].concat() {
        zip.start_file(name, stored).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn check_plan(plan: &ContactsPlan, table: &[u8], old: Option<&[u8]>, options: &ImportOptions<'_>) {
    let SmallKit { kit, .. } = small_kit();
    let changes = [&plan.added, &plan.changed, &plan.removed];
    assert!(changes.into_iter().flatten().all(|change| change.line > 0));
    assert!(plan.changed.iter().all(|change| !change.fields.is_empty()));
    assert!(plan.refused.iter().all(Diagnostic::is_fault));
    plan.refused
        .iter()
        .chain(&plan.remarks)
        .for_each(check_finding);
    assert_eq!(
        plan.text.is_some(),
        changes.into_iter().any(|some| !some.is_empty())
    );
    let again = plan_contacts(kit, old, table, options).unwrap();
    assert_eq!(plan.text, again.text);
    if let Some(text) = &plan.text {
        let header = b"for,kind,name_th,name_en,phone\n";
        let read = plan_contacts(kit, Some(text.as_bytes()), header, options);
        let read = read.unwrap_or_else(|faults| panic!("{:?}\n{text}", faults[0]));
        if options.absent == Absent::Remove && plan.refused.is_empty() {
            // An empty table removes every line, so the plan tells how many there are.
            let lines = plan.added.len() + plan.changed.len() + plan.unchanged;
            assert_eq!(read.removed.len(), lines, "{text}");
        }
    }
}

fn check_finding(found: &Diagnostic) {
    assert!(!found.place.file.is_empty() && found.place.line != Some(0));
    for language in Language::ALL {
        assert!(!found.reason(language).is_empty());
        assert!(
            !found.is_fault() || found.advice(language).is_some(),
            "{found:?}"
        );
    }
}
