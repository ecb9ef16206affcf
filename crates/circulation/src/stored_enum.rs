//! Enums as they are stored: a word each, and a word of a newer version survives.

/// Declares an enum stored as one word, with `Unknown` for the words of newer versions.
macro_rules! stored_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$item:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub enum $name {
            $($(#[$item])* #[serde(rename = $word)] $variant,)*
            /// Of a newer version of the program.
            #[serde(untagged)]
            Unknown(String),
        }

        impl $name {
            /// Every value this version knows.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The word as stored and as named in texts.
            pub fn as_str(&self) -> &str {
                match self {
                    $($name::$variant => $word,)*
                    $name::Unknown(word) => word,
                }
            }
        }
    };
}

pub(crate) use stored_enum;
