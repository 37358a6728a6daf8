use super::*;

const GOOD: &str = r#"
campaign = "outreach"
release = "2026.1"
date = 2026-03-01
label = "OUTREACH"
languages = ["th", "en", "my"]
[title]
th = "ก"
en = "A"
[editions.officials]
title = { th = "ก", en = "A" }
[editions.community]
title = { th = "ข", en = "B" }
"#;

fn read(text: &str) -> (Config, Vec<(&'static str, u32, String)>) {
    let source = KitSource::new(CONFIG_FILE, text);
    let mut faults = Vec::new();
    let document = parse(&source, &mut faults);
    let config = read_document(&source, &document, &mut faults).config;
    for fault in &mut faults {
        if fault.code == super::super::TOML_SYNTAX {
            try_mend(&source, fault, faults_of);
        }
    }
    let told = faults.into_iter().map(|f| {
        assert!(f.advice(crate::words::Language::En).is_some(), "{f:?}");
        (f.code, f.place.line.unwrap(), f.in_english())
    });
    (config, told.collect())
}

#[test]
fn a_good_file_is_read_whole() {
    let (config, told) = read(GOOD);
    assert_eq!(told, []);
    assert_eq!(config.release.to_string(), "2026.1");
    assert_eq!(config.date, jiff::civil::date(2026, 3, 1));
    let editions: Vec<_> = config.editions.iter().map(|e| e.name.as_str()).collect();
    assert_eq!(editions, ["officials", "community"], "in the file's order");
    assert_eq!(config.free_space_bytes, 16 << 20);
    assert!(config.zip);
    assert_eq!(config.contacts_valid_months, 12);
}

/// The first complete `key = value` line that a suggested fix quotes.
fn line_of_mend(mend: &str) -> Option<&str> {
    let quoted = mend.split('`').skip(1).step_by(2);
    let mut lines = quoted.filter(|line| line.contains(" = ") && !line.contains('…'));
    lines.next()
}

/// Lines of `kit.toml` as people write them.
const WRONG_LINES: [&str; 45] = [
    "label = \"NO NAME\"",
    "label = \"no name\"",
    "label = \"small kit of the south\"",
    "label = \"กระบี่\"",
    "label = “SMALL”",
    "label = SMALL",
    "label = 2026",
    "zip = False",
    "zip = TRUE",
    "zip = no",
    "zip = \"false\"",
    "zip = 1",
    "release = 2026.1",
    "release = 2569.1",
    "release = \"2569.1\"",
    "release = \"2569.x\"",
    "release = \"March\"",
    "release = 2026-1",
    "date = 2569-03-01",
    "date = 2569-03-01T00:00:00",
    "date = 2500-01-01",
    "date = \"๒๕๖๙-๐๓-๐๑\"",
    "date = 1/3/2569",
    "date = 31/12/2026",
    "date = \"soon\"",
    "date = 1970-01-01",
    "date = 2026",
    "free_space = \"16 MB\"",
    "free_space = \"9999 gb\"",
    "free_space = 16",
    "free_space = 16 MiB",
    "free_space = \"much\"",
    "districts = \"878\"",
    "districts = 1,000",
    "districts = ๘๗๘",
    "contacts_valid_months = 0",
    "contacts_valid_months = \"12\"",
    "campaign = \"A Door that opens!\"",
    "campaign = door",
    "campaign = \"ประตู\"",
    "languages = \"th\"",
    "languages = [\"en\"]",
    "languages = th, en",
    "languages = [“th”, “en”]",
    "languages = [\"thai\"]",
];

#[test]
fn every_line_that_a_mend_offers_passes_the_check_that_offers_it() {
    for wrong in WRONG_LINES {
        let key = wrong.split(" = ").next().unwrap();
        let mut lines: Vec<&str> = GOOD.lines().collect();
        let at = lines
            .iter()
            .position(|line| line.starts_with(&format!("{key} =")));
        let at = at.unwrap_or_else(|| {
            lines.insert(0, "");
            0
        });
        lines[at] = wrong;
        let line = u32::try_from(at + 1).unwrap();
        let (_, told) = read(&lines.join("\n"));
        let said = told.iter().find(|(_, told_at, _)| *told_at == line);
        let said = &said.unwrap_or_else(|| panic!("{wrong} has no fault")).2;
        let Some(mend) = line_of_mend(said) else {
            // Only these lines have no suggested fix.
            assert!(
                ["release = 2026-1", "free_space = 16"].contains(&wrong),
                "{wrong}: {said}"
            );
            continue;
        };
        assert!(
            mend.starts_with(key) || mend.starts_with("key"),
            "{wrong}: {said}"
        );
        if mend.starts_with("key") {
            continue;
        }
        lines[at] = mend;
        let (_, told) = read(&lines.join("\n"));
        let again: Vec<_> = told
            .iter()
            .filter(|(_, told_at, _)| *told_at == line)
            .collect();
        assert!(again.is_empty(), "{wrong} → {mend}: {again:?}");
    }
}

/// The text in a good file, its replacement, the line, and words of the finding.
const WRONG_VALUES: [(&str, &str, u32, &str); 22] = [
    (
        "campaign = \"outreach\"",
        "campaign = \"two words\"",
        2,
        "two words",
    ),
    ("release = \"2026.1\"", "release = 2026.1", 3, "with quotes"),
    (
        "release = \"2026.1\"",
        "release = \"2569.1\"",
        3,
        "`release = \"2026.1\"`",
    ),
    (
        "release = \"2026.1\"",
        "release = \"2026\"",
        3,
        "year.number",
    ),
    ("2026-03-01", "2569-03-01", 4, "`date = 2026-03-01`"),
    ("2026-03-01", "\"1/3/2569\"", 4, "`date = 2026-03-01`"),
    ("2026-03-01", "1979-12-31", 4, "1980 to 2107"),
    ("2026-03-01", "2108-01-01", 4, "1980 to 2107"),
    (
        "2026-03-01",
        "2026-03-01T10:00:00",
        4,
        "`date = 2026-03-01`",
    ),
    ("2026-03-01", "\"\"", 4, "year first"),
    ("2026-03-01", "20260301", 4, "not a date"),
    ("\"OUTREACH\"", "\"outreach\"", 5, "`label = \"OUTREACH\"`"),
    ("\"OUTREACH\"", "\"TWELVELETTER\"", 5, "1 to 11"),
    ("\"OUTREACH\"", "\"ประตู\"", 5, "A-Z"),
    ("\"OUTREACH\"", "\"NO NAME\"", 5, "NO NAME"),
    (
        "[\"th\", \"en\", \"my\"]",
        "[\"th\", \"thai\"]",
        6,
        "lacks `en`",
    ),
    (
        "[\"th\", \"en\", \"my\"]",
        "[\"th\", \"en\", \"th\"]",
        6,
        "twice",
    ),
    ("[\"th\", \"en\", \"my\"]", "\"th en\"", 6, "not a list"),
    ("en = \"A\"\n[ed", "[ed", 7, "no `en`"),
    ("label =", "lable =", 5, "Did you mean `label`"),
    ("[title]", "signer = \"RWQ\"\n[title]", 7, "minisign"),
    ("[title]", "free_space = \"16 MB\"\n[title]", 7, "16 MiB"),
];

#[test]
fn each_wrong_value_is_told_with_its_line() {
    for (from, to, line, words) in WRONG_VALUES {
        let text = GOOD.replacen(from, to, 1);
        assert_ne!(text, GOOD, "{from}");
        let (_, told) = read(&text);
        assert!(
            told.iter()
                .any(|(_, at, said)| *at == line && said.contains(words)),
            "{to}: {told:?}"
        );
    }
}

#[test]
fn a_misread_value_does_not_hide_the_others() {
    let (_, told) =
        read("campaign = 1\nrelease = 2\ndate = 3\nlabel = 4\nlanguages = 5\nzip = 6\n");
    let lines: Vec<u32> = told.iter().map(|(_, line, _)| *line).collect();
    for line in 1..=6 {
        assert!(lines.contains(&line), "{line}: {told:?}");
    }
    assert!(
        told.iter()
            .any(|(code, _, said)| *code == "toml.missing-key" && said.contains("title"))
    );
}
