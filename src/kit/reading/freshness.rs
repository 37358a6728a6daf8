//! The age of a contact's confirmation, counted to the release's date and never to today: the same
//! kit gives the same result in every year.

use jiff::Span;
use jiff::civil::Date;

use crate::kit::model::{Config, Contact};

/// How long a confirmation is valid, and the date it is counted to.
#[derive(Debug, Clone, Copy)]
pub(in crate::kit) struct Freshness {
    release: Option<Date>,
    months: u32,
}

/// The state of a contact's confirmation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::kit) enum Verified {
    /// Confirmed within the months allowed.
    Fresh,
    /// A date or a name is missing.
    Never,
    /// Too old.
    Stale {
        /// When it was confirmed.
        on: Date,
        /// How many months a confirmation is valid.
        months: u32,
    },
    /// Confirmed after the release: one of the two dates is wrong.
    Later {
        /// When it was confirmed.
        on: Date,
        /// The release's date.
        release: Date,
    },
}

impl Freshness {
    /// The rule of a kit.
    pub(in crate::kit) fn of(config: &Config) -> Self {
        Self {
            release: Some(config.date),
            months: config.contacts_valid_months,
        }
    }

    /// The rule of a kit whose release date is unreadable: ages cannot be computed.
    pub(in crate::kit) fn without_date(config: &Config) -> Self {
        Self {
            release: None,
            ..Self::of(config)
        }
    }

    /// The state of `contact`.
    pub(in crate::kit) fn judge(self, contact: &Contact) -> Verified {
        let Some(on) = contact.verified_on else {
            return Verified::Never;
        };
        if contact.verified_by.is_empty() {
            return Verified::Never;
        }
        let Some(release) = self.release else {
            return Verified::Fresh;
        };
        if on > release {
            return Verified::Later { on, release };
        }
        // Valid up to and including the same day of the last month.
        let last = Span::new()
            .try_months(i64::from(self.months))
            .and_then(|months| on.checked_add(months));
        match last {
            Ok(last) if last < release => Verified::Stale {
                on,
                months: self.months,
            },
            _ => Verified::Fresh,
        }
    }
}
