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
    let source = Source::new(CONFIG_FILE, text);
    let mut faults = Vec::new();
    let document = parse(&source, &mut faults);
    let fields = Fields::new(&source, document.get_ref(), 0..0, "kit.toml");
    let reader = Reader {
        source: &source,
        fields,
    };
    let config = reader.read(&mut faults).config;
    let told = faults.into_iter().map(|f| {
        assert!(!f.mend.is_empty(), "{f:?}");
        (f.code, f.place.line.unwrap(), f.reason + " " + &f.mend)
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

#[test]
fn each_wrong_value_is_told_with_its_line() {
    let cases: [(&str, &str, u32, &str); 22] = [
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
        ("2026-03-01", "2569-03-01", 4, "`2026-03-01`"),
        ("2026-03-01", "\"1/3/2569\"", 4, "`2026-03-01`"),
        ("2026-03-01", "1979-12-31", 4, "1980 to 2107"),
        ("2026-03-01", "2108-01-01", 4, "1980 to 2107"),
        ("2026-03-01", "2026-03-01T10:00:00", 4, "`2026-03-01`"),
        ("2026-03-01", "\"\"", 4, "year-month-day"),
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
    for (from, to, line, words) in cases {
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
