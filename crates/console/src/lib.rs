//! What programs without a window share: sentences of `assets/locales`, help, answers for people and for
//! scripts, exit codes.

pub mod exit;
pub mod help;
pub mod said;
pub mod texts;

pub use exit::Exit;
pub use said::Said;
pub use texts::Texts;
