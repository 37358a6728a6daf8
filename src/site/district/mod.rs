//! The files made for one recipient: its text sheet, its page, and the script that tells the common
//! pages which drive they are on.

pub(super) mod contact;
pub(super) mod holdings;

use minijinja::value::Serde;
use minijinja::{Value, context};

use super::build::Site;
use super::desk::DeskView;
use super::error::Error;
use super::files::site_file;
use super::material::title;
use super::search::json;
use super::template::wrong;
use super::words::date;
use crate::drive::layout::{DISTRICT_PAGE, DISTRICT_SCRIPT, district_text};
use crate::drive::{DriveFile, Recipient};
use crate::kit::{District, Serves};
use contact::{ContactView, is_districts, is_provinces};
use holdings::Holding;

/// Digits of the master's code if the kit has no districts.
const CODE_DIGITS: usize = 4;

/// The signer's name if there is no signer.
const NOBODY: &str = "nobody";

/// `district.js`: the data about the drive for the common pages.
#[derive(serde::Serialize)]
struct DistrictScript<'a> {
    /// The district's code, or `master`.
    recipient: String,
    /// `null` for the master.
    code: Option<&'a str>,
    name_th: &'a str,
    name_en: &'a str,
    province_code: &'a str,
    province_th: &'a str,
    province_en: &'a str,
    contacts: &'a [ContactView],
    campaign: &'a str,
    edition: &'a str,
    release: String,
    date: String,
    /// The signer's public key, or `nobody`.
    signer: &'a str,
}

impl Site {
    /// The three files of one recipient: `DISTRICT-<code>.txt`, `data/district/index.html` and
    /// `data/district/district.js`. `signed_by` is a public key, or `nobody`.
    ///
    /// # Errors
    /// A district that the kit does not have, or a faulty template.
    pub fn district_files(
        &self,
        recipient: &Recipient,
        signed_by: &str,
    ) -> Result<Vec<DriveFile>, Error> {
        let district = match recipient {
            Recipient::Master => None,
            Recipient::District(code) => {
                Some(self.kit.district(code).ok_or_else(|| Error::NoDistrict {
                    code: code.to_string(),
                })?)
            }
        };
        let mut local = ContactView::all(&self.kit, |serves| is_districts(serves, recipient));
        local.extend(ContactView::all(&self.kit, |serves| {
            is_provinces(serves, recipient)
        }));
        let context = self.district_context(district, &local, signed_by);
        let page = self.render("district.html", &context)?;
        let sheet = self.render("district.txt", &context)?;
        let script = self.district_script(recipient, district, &local, signed_by)?;
        // Old versions of Notepad show a text with only LF as one line.
        let sheet = sheet.replace('\n', "\r\n");
        Ok(vec![
            site_file(&district_text(recipient, self.code_digits()), sheet)?,
            site_file(DISTRICT_SCRIPT, script)?,
            site_file(DISTRICT_PAGE, self.finished(&page))?,
        ])
    }

    fn district_script(
        &self,
        recipient: &Recipient,
        district: Option<&District>,
        contacts: &[ContactView],
        signer: &str,
    ) -> Result<String, Error> {
        let config = &self.kit.config;
        let script = DistrictScript {
            recipient: recipient.to_string(),
            code: district.map(|d| d.code.as_str()),
            name_th: district.map_or("", |d| &d.name_th),
            name_en: district.map_or("", |d| &d.name_en),
            province_code: district.map_or("", |d| d.province.code.as_str()),
            province_th: district.map_or("", |d| &d.province.name_th),
            province_en: district.map_or("", |d| &d.province.name_en),
            contacts,
            campaign: config.campaign.as_str(),
            edition: self.edition.name.as_str(),
            release: config.release.to_string(),
            date: config.date.to_string(),
            signer,
        };
        let json = json(&script, "district.js")?;
        Ok(format!("var DRIVEPRESS_DISTRICT = {json};\n"))
    }

    fn district_context(
        &self,
        district: Option<&District>,
        local: &[ContactView],
        signed_by: &str,
    ) -> Value {
        let of = |get: fn(&District) -> &str| district.map_or("", get);
        context! {
            code => self.code_of(district),
            is_master => district.is_none(),
            name_th => of(|d| &d.name_th),
            name_en => of(|d| &d.name_en),
            province_th => of(|d| &d.province.name_th),
            province_en => of(|d| &d.province.name_en),
            local => Value::from(Serde(local)),
            signed_by => if signed_by == NOBODY { "" } else { signed_by },
            ..self.district_common.clone()
        }
    }

    /// The district's code; for the master, as many zeros as codes have digits.
    fn code_of(&self, district: Option<&District>) -> String {
        district.map_or_else(
            || "0".repeat(self.code_digits()),
            |district| district.code.to_string(),
        )
    }

    /// The number of digits of the table's codes.
    fn code_digits(&self) -> usize {
        let first = self.kit.districts.first();
        first.map_or(CODE_DIGITS, |district| district.code.as_str().len())
    }

    /// Template values that are the same on every recipient's page.
    pub(super) fn common_of_districts(&self) -> Value {
        let config = &self.kit.config;
        let national = ContactView::all(&self.kit, |serves| *serves == Serves::Nation);
        context! {
            campaign_th => title(&config.title, "th"),
            campaign_en => title(&config.title, "en"),
            edition_th => title(&self.edition.title, "th"),
            edition_en => title(&self.edition.title, "en"),
            release => config.release.to_string(),
            date_th => date::long(config.date, &self.words, "th"),
            date_en => date::long(config.date, &self.words, "en"),
            national => Value::from(Serde(national)),
            desk_th => Value::from(Serde(DeskView::of(&self.kit, "th"))),
            desk_en => Value::from(Serde(DeskView::of(&self.kit, "en"))),
            holds => Value::from(Serde(Holding::all(&self.kit, &self.words, &self.pages))),
            pages => self.pages.clone(),
            sample => self.kit.media.iter().any(|media| media.sample),
            has_english => config.languages.iter().any(|code| code.as_str() == "en"),
            home_en => self.home("en"),
        }
    }

    /// Renders a template by its name.
    pub(super) fn render(&self, name: &str, context: &Value) -> Result<String, Error> {
        let template = self
            .environment
            .get_template(name)
            .map_err(|e| wrong(name, e))?;
        template.render(context.clone()).map_err(|e| wrong(name, e))
    }
}
