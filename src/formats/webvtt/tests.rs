use super::*;
use crate::base::Severity;

fn problems(text: &str) -> Vec<(usize, CaptionProblem)> {
    parse(text, Some(60_000))
        .faults
        .into_iter()
        .map(|fault| (fault.line, fault.problem))
        .collect()
}

fn texts(text: &str) -> Vec<String> {
    parse(text, None)
        .cues
        .into_iter()
        .map(|cue| cue.text)
        .collect()
}

#[test]
fn ordinary_captions_are_read_whatever_their_line_endings() {
    let text = "WEBVTT - title\n\nNOTE a remark\nof two lines\n\nSTYLE\n::cue { color: lime }\n\n\
                intro\n00:01.000 --> 00:02.500 align:start line:-1\nสวัสดี\nครับ\n\n\n\
                01:00:00.000 --> 01:00:01.000\n<v Nok>A <i>b</i> &amp; c</v>\n";
    let plain = parse(text, None);
    assert_eq!(plain.faults, []);
    let [first, second] = plain.cues.as_slice() else {
        panic!("{plain:?}")
    };
    assert_eq!(first.id.as_deref(), Some("intro"));
    assert_eq!((first.start_ms, first.end_ms, first.line), (1000, 2500, 10));
    assert_eq!(first.settings, "align:start line:-1");
    assert_eq!(first.text, "สวัสดี\nครับ");
    assert_eq!(
        (second.start_ms, second.text.as_str()),
        (3_600_000, "A b & c")
    );
    assert_eq!(second.voice.as_deref(), Some("Nok"));
    for other in [
        text.replace('\n', "\r\n"),
        text.replace('\n', "\r"),
        format!("\u{feff}{text}"),
    ] {
        assert_eq!(parse(&other, None), plain);
    }
}

const CUE: &str = "00:01.000 --> 00:02.000\nx\n";

#[test]
fn times_that_cannot_be_read_are_faults_with_their_line() {
    let table = [
        ("00:01,000 --> 00:02,000", TimeFault::Comma),
        ("00:01.000 --> 00:02,000", TimeFault::Comma),
        ("00:01.00 --> 00:02.000", TimeFault::Decimals),
        ("00:01 --> 00:02", TimeFault::Decimals),
        ("61:00.000 --> 62:00.000", TimeFault::Sixties),
        ("00:60.000 --> 01:00.000", TimeFault::Sixties),
        ("soon --> later", TimeFault::NoTime),
        ("00:01.000 -> 00:02.000 --> 3", TimeFault::NoTime),
    ];
    for (line, fault) in table {
        let text = format!("WEBVTT\n\n{line}\nx\n\n{CUE}");
        assert_eq!(
            problems(&text),
            [(3, CaptionProblem::Timing(fault))],
            "{line}"
        );
    }
}

#[test]
fn what_a_browser_would_lose_is_a_fault_with_its_line() {
    use CaptionProblem as P;
    let lost = |text: &str| P::LostText {
        text: text.to_owned(),
    };
    let after = P::AfterFilm {
        start_ms: 60_000,
        film_ms: 60_000,
    };
    let table = [
        (
            format!("WEBVTT\n\n{CUE}\nlost line\nmore\n\n{CUE}"),
            vec![(6, lost("lost line"))],
        ),
        (
            "WEBVTT\n\n00:02.000 --> 00:01.000\nx\n".to_owned(),
            vec![(3, P::EndsBeforeStart)],
        ),
        (
            "WEBVTT\n\n00:02.000 --> 00:02.000\nx\n".to_owned(),
            vec![(3, P::NoLength)],
        ),
        (
            "WEBVTT\n\n01:00.000 --> 01:01.000\nx\n".to_owned(),
            vec![(3, after)],
        ),
        (
            "WEBVTT\n\nNOTE nothing else\n".to_owned(),
            vec![(3, P::NoCues)],
        ),
        (
            format!("Captions\n\n{CUE}"),
            vec![(1, P::NoHeader), (1, lost("Captions"))],
        ),
        (
            format!("WEBVTTX\n\n{CUE}"),
            vec![(1, P::NoHeader), (1, lost("WEBVTTX"))],
        ),
        (String::new(), vec![(1, P::NoHeader), (1, P::NoCues)]),
        (
            format!("WEBVTT\n00:00:01,000 -> 00:00:02,000\nlost\n\n{CUE}"),
            vec![(2, P::TextInHeader)],
        ),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\n\u{200b} \u{feff}\n".to_owned(),
            vec![(3, P::NoText), (4, P::NoCues)],
        ),
    ];
    for (text, expected) in table {
        assert_eq!(problems(&text), expected, "{text}");
    }
}

#[test]
fn a_cue_of_invisible_marks_alone_is_not_written() {
    let seen = "00:00:03.000 --> 00:00:04.000\nback\n";
    let read = parse(
        &format!("WEBVTT\n\n00:01.000 --> 00:02.000\n&rlm;\n\n{seen}"),
        None,
    );
    assert_eq!(read.cues.len(), 2);
    assert_eq!(write(&read.cues), format!("WEBVTT\n\n{seen}"));
}

#[test]
fn a_mark_that_appears_when_tags_are_taken_out_is_taken_out_too() {
    let nested = "{".repeat(30) + &"{\\b1}\\b1}".repeat(30);
    let tagged = format!("{{\\an8 <i>{}</i>}}คำ", "<font>".repeat(60));
    for cue in [nested.as_str(), tagged.as_str(), "{<i>\\an8</i>}คำ"] {
        let read = parse(
            &format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{cue}\nback\n"),
            None,
        );
        let written = write(&read.cues);
        let again = parse(&written, None);
        assert_eq!(again.cues[0].text, read.cues[0].text, "{written}");
        assert_eq!(write(&again.cues), written);
    }
}

#[test]
fn subrip_under_another_ending_is_named_and_all_its_times_are_told() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nx\n\n2\n00:00:03,000 --> 00:00:04,000\ny\n";
    let expected = vec![
        (1, CaptionProblem::SubRip),
        (2, CaptionProblem::Timing(TimeFault::Comma)),
        (6, CaptionProblem::Timing(TimeFault::Comma)),
        (7, CaptionProblem::NoCues),
    ];
    assert_eq!(problems(text), expected);
}

#[test]
fn marks_of_other_formats_are_warned_of_and_do_not_reach_the_text() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000 align:middle\n{\\an8}<font color=\"red\">แดง</font>\n\
                {not a mark} <script>alert(1)</script> 1 &lt; 2\n";
    let read = parse(text, None);
    assert_eq!(read.cues[0].text, "แดง\n{not a mark} alert(1) 1 < 2");
    assert!(
        read.faults
            .iter()
            .all(|fault| fault.severity() == Severity::Warning)
    );
    let lines: Vec<usize> = read.faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [3, 4, 4, 4, 5, 5]);
    assert_eq!(read.cues[0].markup, "แดง\n{not a mark} alert(1) 1 &lt; 2");
}

#[test]
fn a_stray_bracket_that_swallows_text_is_a_fault() {
    let read = parse("WEBVTT\n\n00:01.000 --> 00:02.000\nage < 15 years\n", None);
    assert_eq!(read.faults[0].line, 4);
    assert_eq!(read.faults[0].severity(), Severity::Fault);
    assert_eq!(
        texts("WEBVTT\n\n00:01.000 --> 00:02.000\na &nope; &amp &#x0e01;\n"),
        ["a &nope; &amp ก"]
    );
}

#[test]
fn times_without_a_blank_line_between_begin_a_new_cue() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\none\n00:03.000 --> 00:04.000\ntwo\n";
    assert_eq!(texts(text), ["one", "two"]);
    let overlapping = "WEBVTT\n\n00:01.000 --> 00:04.000\na\n\n00:02.000 --> 00:03.000\nb\n";
    assert_eq!(problems(overlapping), []);
}

#[test]
fn a_style_behind_the_first_cue_is_told() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\na\n\nSTYLE\n::cue {}\n";
    assert_eq!(problems(text), [(6, CaptionProblem::TooLate("STYLE"))]);
}

#[test]
fn what_is_written_reads_back_the_same_and_without_a_fault() {
    let text = "\u{feff}WEBVTT\r\n\r\na --> b\r\nx\r\n\r\nid\r\n00:01.000 --> 00:02.000 region:r line:0\r\n\
                <v Nok>5 < 6 <b>bold <u>never closed\r\n{\\an8}<font>x</font> R&D --&gt; y\r\n";
    let read = parse(text, None);
    let written = write(&read.cues);
    assert!(!written.contains('\r') && written.starts_with("WEBVTT\n\nid\n"));
    let again = parse(&written, None);
    assert_eq!(again.faults, []);
    let [cue] = again.cues.as_slice() else {
        panic!("{again:?}")
    };
    assert_eq!(
        (cue.text.as_str(), cue.start_ms),
        (read.cues[0].text.as_str(), 1000)
    );
    assert_eq!(write(&again.cues), written);
}

#[test]
fn no_text_makes_it_panic() {
    let base =
        "WEBVTT\n\nid\n00:01.000 --> 00:02.000 align:start\n<v A>ก&amp;{\\an8}</v>\n\nNOTE x\n";
    let letters: Vec<char> = base.chars().collect();
    let odd = [
        '\n', '<', '>', '&', '{', '}', '\0', ':', '9', '-', 'ก', '\u{feff}',
    ];
    for at in 0..letters.len() {
        for letter in odd {
            let mut mutated = letters.clone();
            mutated[at] = letter;
            let read = parse(&mutated.iter().collect::<String>(), Some(1500));
            assert_eq!(
                parse(&write(&read.cues), None)
                    .faults
                    .iter()
                    .filter(|fault| { fault.problem != CaptionProblem::NoCues })
                    .count(),
                0,
                "{mutated:?}"
            );
            mutated.truncate(at);
            let _ = parse(&mutated.iter().collect::<String>(), None);
        }
    }
}

#[test]
fn subrip_becomes_webvtt_without_a_fault() {
    let text = "\u{feff}1\r\n00:00:01,000 --> 00:00:02,000\r\nหนึ่ง, สอง\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,500\r\ny\r\n";
    let captions = from_subrip(text).unwrap();
    let read = parse(&captions, Some(60_000));
    assert_eq!(read.faults, []);
    assert_eq!(
        read.cues
            .iter()
            .map(|cue| cue.text.as_str())
            .collect::<Vec<_>>(),
        ["หนึ่ง, สอง", "y"]
    );
    assert_eq!(from_subrip(&captions), None);
    assert_eq!(from_subrip("only some text, with --> arrows"), None);
}

#[test]
fn what_programs_write_into_the_header_is_right() {
    for header in [
        "made with an editor",
        "X-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000",
        "Kind: captions\nLanguage: th",
        "คำบรรยาย โดย สำนักงาน\n1",
        "2026: a year",
    ] {
        for end in ["\n\n", "\n"] {
            let text = format!("WEBVTT - a title\n{header}{end}{CUE}");
            assert_eq!(problems(&text), [], "{text}");
            assert_eq!(texts(&text), ["x"], "{text}");
        }
    }
}

#[test]
fn marks_of_substation_and_subviewer_are_read_as_what_they_mean() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\nหนึ่ง\\Nสอง\\hสาม[br]สี่\\nห้า<br>หก\n";
    let read = parse(text, None);
    assert_eq!(read.cues[0].text, "หนึ่ง\nสอง สาม\nสี่\nห้า\nหก");
    assert!(!read.cues[0].markup.contains(['\\', '[']));
    let told: Vec<_> = read
        .faults
        .iter()
        .map(|fault| (fault.line, fault.severity()))
        .collect();
    assert_eq!(told, [(4, Severity::Warning); 5]);
    let path = "WEBVTT\n\n00:01.000 --> 00:02.000\nC:\\New \\\\server [music] \\o/\n";
    assert_eq!(problems(path), []);
    assert_eq!(texts(path), ["C:\\New \\\\server [music] \\o/"]);
}

#[test]
fn what_is_kept_of_a_file_has_an_end() {
    let many = format!(
        "WEBVTT\n\n{}",
        "00:01.000 --> 00:02.000\n".repeat(CUES_MAX + 5)
    );
    let read = parse(&many, None);
    assert_eq!(read.cues.len(), CUES_MAX);
    assert_eq!(read.faults.len(), FAULTS_MAX);
    // One fault for each cue without text, one for the limit, one because no cue has text.
    assert_eq!(read.untold, CUES_MAX + 2 - FAULTS_MAX);
    for mark in ["{", "<", "&", "\\N", "<x>", "{\\an8}", "[br]", "{y:"] {
        let text = format!(
            "WEBVTT\n\n00:01.000 --> 00:02.000\n{}}}\n",
            mark.repeat(100_000)
        );
        let read = parse(&text, None);
        assert!(read.faults.len() <= FAULTS_MAX, "{mark}");
    }
}

#[test]
fn captions_for_televisions_are_plain_text_with_a_mark_and_crlf() {
    let text = "WEBVTT\n\n00:03.000 --> 00:04.500\n<v แม่>เธอ<i>อยู่</i>ที่ไหน\n\u{e2a}อง --&gt; สาม\n\n\
                00:01.000 --> 00:02.000\nก่อน &amp; หลัง\n\n01:00:05.000 --> 01:00:05.000\nไม่แสดง\n";
    let cues = parse(text, None).cues;
    assert_eq!(
        to_subrip(&cues),
        "\u{feff}1\r\n00:00:01,000 --> 00:00:02,000\r\nก่อน & หลัง\r\n\r\n\
         2\r\n00:00:03,000 --> 00:00:04,500\r\nเธออยู่ที่ไหน\r\nสอง -> สาม\r\n\r\n"
    );
    let back = parse(&from_subrip(&to_subrip(&cues)).unwrap(), None).cues;
    assert_eq!(back.len(), 2);
}
