//! Declares the messages of a module, so that a test finds all of them without a separate list.

/// A message of the program: its id and the names of its values.
#[cfg(test)]
#[derive(Debug)]
pub(crate) struct Declared {
    pub(crate) id: &'static str,
    pub(crate) values: &'static [&'static str],
}

#[cfg(test)]
inventory::collect!(Declared);

/// Declares enums of messages. Each variant has its values as fields and its id after `=`: the
/// stable code of `--json`, then optionally `:` and a suffix that distinguishes sentences with one
/// code. The catalogues contain the sentence under the id with `-` for `.` and `:`; its attribute
/// `.mend` is the advice. Variants after `+` contain another message and use its texts.
///
/// ```text
/// messages! {
///     /// What can be wrong with a table.
///     #[derive(Debug, Clone, PartialEq, Eq)]
///     pub(super) enum TableFinding {
///         ShortRow { found: usize, wanted: usize } = "table.short-row",
///         Tabs = "table.form:tabs",
///     } + {
///         Cell(CellFinding),
///     }
/// }
/// ```
macro_rules! messages {
    ($(
        $(#[$attribute:meta])*
        $visibility:vis enum $name:ident {
            $(
                $(#[$about:meta])*
                $variant:ident $({ $( $(#[$of:meta])* $field:ident : $type:ty ),* $(,)? })? = $id:literal
            ),* $(,)?
        } $( + {
            $( $(#[$around:meta])* $wrap:ident ( $(#[$from:meta])* $inner:ty ) ),* $(,)?
        } )?
    )+) => {$(
        $(#[$attribute])*
        #[allow(missing_docs, reason = "the catalogue has the sentence of each variant")]
        $visibility enum $name {
            $( $(#[$about])* $variant $({ $( $(#[$of])* $field : $type ),* })? , )*
            $( $( $(#[$around])* $wrap ( $(#[$from])* $inner ) , )* )?
        }

        impl $crate::words::ToMessage for $name {
            fn message(&self) -> $crate::words::Message {
                match self {
                    $( Self::$variant $({ $($field),* })? => $crate::words::Message::new(
                        $id,
                        vec![$( $( (
                            stringify!($field),
                            $crate::words::ToValue::to_value($field),
                        ) ),* )?],
                    ), )*
                    $( $( Self::$wrap(inner) => $crate::words::ToMessage::message(inner), )* )?
                }
            }
        }

        impl From<$name> for $crate::words::Message {
            fn from(said: $name) -> Self {
                $crate::words::ToMessage::message(&said)
            }
        }

        impl $crate::words::ToValue for $name {
            fn to_value(&self) -> $crate::words::Value {
                $crate::words::Value::Phrase(Box::new($crate::words::ToMessage::message(self)))
            }
        }

        $(
            #[cfg(test)]
            inventory::submit! {
                $crate::words::Declared {
                    id: $id,
                    values: &[$( $( stringify!($field) ),* )?],
                }
            }
        )*
    )+};
}

/// `Display` of errors: the English sentence, for logs, tests and causes.
macro_rules! shown_in_english {
    ($($name:ty),+ $(,)?) => {$(
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let message = $crate::words::ToMessage::message(self);
                f.write_str(&message.sentence($crate::words::Language::En))
            }
        }
    )+};
}

/// Values of types whose `Display` is the same in every language (codes, digests, names).
macro_rules! shown_values {
    ($($name:ty),+ $(,)?) => {$(
        impl $crate::words::ToValue for $name {
            fn to_value(&self) -> $crate::words::Value {
                $crate::words::Value::Text(self.to_string())
            }
        }
    )+};
}

pub(crate) use {messages, shown_in_english, shown_values};
