//! The Czech language: stems for search, order of the alphabet, comparison of texts by words, dates and
//! typography. Pure: no clock, no file, no randomness; today is always an argument.

pub mod collation;
pub mod compare;
pub mod dates;
pub mod naming;
pub mod numbers;
pub mod personal_data;
pub mod snippet;
pub mod stem;
pub mod typed_date;
pub mod typography;
pub mod words;
