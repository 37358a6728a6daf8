//! Fields that ask other programs for data (DDE) in Word's and Excel's XML.

use quick_xml::events::Event;
use quick_xml::reader::Reader;

/// Longest text of fields that is gathered from one part; a crafted part could be all field.
const FIELDS_BYTES_MAX: usize = 1 << 20;

/// Whether a part has a DDE field (Word) or a DDE link (Excel).
///
/// Word joins the pieces of a field before it reads them, so the pieces are joined here too, field
/// by field.
pub(super) fn asks_other_programs(text: &str) -> bool {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut in_field_text = false;
    let mut field = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(element) | Event::Empty(element) => {
                let name = element.name();
                let local = name.local_name();
                match local.as_ref() {
                    "ddeLink" => return true,
                    "instrText" => in_field_text = true,
                    "fldSimple" => {
                        let instruction = element
                            .attributes()
                            .with_checks(false)
                            .flatten()
                            .find(|attribute| attribute.key.local_name().as_ref() == "instr");
                        let value = instruction.map(|attribute| attribute.value.into_owned());
                        if is_dde(&value.unwrap_or_default()) {
                            return true;
                        }
                    }
                    "fldChar" => {
                        if is_dde(&field) {
                            return true;
                        }
                        field.clear();
                    }
                    _ => {}
                }
            }
            Event::End(element) if element.local_name().as_ref() == "instrText" => {
                in_field_text = false;
            }
            Event::Text(piece) if in_field_text && field.len() < FIELDS_BYTES_MAX => {
                field.push_str(&piece);
            }
            _ => {}
        }
    }
    is_dde(&field)
}

/// `DDE` or `DDEAUTO` as the field's first word, however it is quoted or spaced.
fn is_dde(instruction: &str) -> bool {
    let first = instruction.trim_start().trim_start_matches(['"', '{', ' ']);
    let word: String = first
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    word.eq_ignore_ascii_case("DDE") || word.eq_ignore_ascii_case("DDEAUTO")
}
