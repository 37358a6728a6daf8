//! Why a cell is not a telephone number.

use crate::words::messages;

messages! {
    /// Why a cell is not a number that can be dialled.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::kit) enum PhoneFault {
        /// The cell is empty.
        Empty = "contact.phone:empty",
        /// `4.41E+11`.
        Calculated = "contact.phone:calculated",
        /// `075 611 144-5`.
        Range = "contact.phone:range",
        /// The cell has two numbers.
        Several = "contact.phone:several",
        /// Letters or signs that cannot be part of a number.
        Words { letters: String } = "contact.phone:words",
        /// Eight or nine digits that would be valid with a leading zero.
        LostZero = "contact.phone:lost-zero",
        /// `6675611144`.
        LostPlus = "contact.phone:lost-plus",
        /// Not a valid number of digits.
        Length { found: usize, expected: PhoneLength } = "contact.phone:length",
    }

    /// The valid numbers of digits.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(in crate::kit) enum PhoneLength {
        Extension = "contact.phone-length:extension",
        Abroad = "contact.phone-length:abroad",
        Landline = "contact.phone-length:landline",
        Mobile = "contact.phone-length:mobile",
        Nothing = "contact.phone-length:nothing",
        FreeCall = "contact.phone-length:free-call",
        Hotline = "contact.phone-length:hotline",
    }
}
