//! Date and time of directory entries: local time without a zone, in steps of two seconds.
//! Source: FAT specification, "FAT Directory Structure", date and time formats.

use jiff::civil::DateTime;

use super::error::TimeError;

/// A time from 1980-01-01 to 2107-12-31, with odd seconds rounded down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FatTime {
    date: u16,
    time: u16,
}

impl FatTime {
    /// Years since 1980 in bits 9–15, month in 5–8, day in 0–4.
    pub fn date_field(self) -> u16 {
        self.date
    }

    /// Hours in bits 11–15, minutes in 5–10, seconds halved in 0–4.
    pub fn time_field(self) -> u16 {
        self.time
    }
}

impl TryFrom<DateTime> for FatTime {
    type Error = TimeError;

    fn try_from(at: DateTime) -> Result<Self, TimeError> {
        let out_of_range = TimeError { year: at.year() };
        let years = u16::try_from(at.year())
            .ok()
            .and_then(|year| year.checked_sub(1980));
        let years = years.filter(|years| *years < 128).ok_or(out_of_range)?;
        let field = |number: i8| u16::try_from(number).map_err(|_| out_of_range);
        Ok(Self {
            date: years << 9 | field(at.month())? << 5 | field(at.day())?,
            time: field(at.hour())? << 11 | field(at.minute())? << 5 | (field(at.second())? / 2),
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn both_ends_of_the_range_fit_and_their_neighbours_do_not() {
        let first = FatTime::try_from(date(1980, 1, 1).at(0, 0, 0, 0)).unwrap();
        assert_eq!((first.date_field(), first.time_field()), (0x0021, 0));
        let last = FatTime::try_from(date(2107, 12, 31).at(23, 59, 59, 0)).unwrap();
        assert_eq!((last.date_field(), last.time_field()), (0xFF9F, 0xBF7D));
        for year in [1979, 2108] {
            let at = date(year, 6, 15).at(12, 0, 0, 0);
            assert_eq!(FatTime::try_from(at), Err(TimeError { year }));
        }
    }
}
