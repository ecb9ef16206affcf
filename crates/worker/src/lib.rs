//! The child processes that read and convert foreign files: the same program, started with [`FLAG`], and an office
//! suite.
//!
//! What somebody else made may be broken or hostile. It is read by a child that has little memory, little
//! time, no store, no network and nothing open but three pipes; whatever becomes of the child, the office goes
//! on and the file gets a note.

mod bounds;
mod child;
mod conversion;
mod parent;
mod words;

pub use bounds::Bounds;
pub use child::{is_child, serve};
pub use conversion::{Conversion, ConversionBounds};
pub use parent::Children;

/// The one argument that makes a program a reader of one file.
pub const FLAG: &str = "--worker";

/// Sets the bounds of a child for this process, so that a test can try them from inside.
///
/// # Errors
/// When the system refuses.
#[doc(hidden)]
pub fn confine_for_test() -> std::io::Result<()> {
    bounds::confine()
}
