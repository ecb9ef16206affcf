//! A text document as an ordered list of blocks: what a person sees as a heading, a paragraph, an item of a
//! list or a row of a table. Who reads meaning into them is not here.

mod docx;
mod identity;
mod numbering;
mod reader;
mod stamp;
mod styles;

use serde::{Deserialize, Serialize};

use crate::kind::{FileKind, inspect};
use crate::limits::Limits;
use crate::text::TextError;

pub use docx::document_of_docx;
pub use identity::{IDENTITY, identity_of_docx};
pub use stamp::stamped_docx;

/// More blocks than this are no paper of a town; the rest is cut and said so.
pub const MAX_BLOCKS: usize = 20_000;

/// What was read out of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Everything with words, in the order of the document.
    pub blocks: Vec<Block>,
    /// Whether a limit cut the document short.
    pub truncated: bool,
}

/// One block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it looks like.
    pub kind: BlockKind,
    /// Its words; a row of a table has a text for each cell with words, all others have one.
    pub cells: Vec<String>,
}

/// What a block looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// A heading by its style or outline level.
    Heading,
    /// A line that is bold from its first letter to its last.
    Strong,
    /// An ordinary paragraph.
    Paragraph,
    /// What goes on after a line break inside a paragraph (Shift+Enter), right under the block before it.
    Line,
    /// An item of a list; its label stands before the words as the document would print it.
    Item,
    /// A row of a table.
    Row,
    /// A note under the line.
    Note,
}

/// Reads a document by its content.
///
/// # Errors
/// See [`TextError`]; only DOCX has blocks.
pub fn read_document(bytes: &[u8], limits: &Limits) -> Result<Document, TextError> {
    limits.check_input(bytes)?;
    let inspection = inspect(bytes);
    match inspection.kind {
        FileKind::Empty => Err(TextError::Empty),
        _ if inspection.encrypted => Err(TextError::Locked { format: inspection.kind.name() }),
        FileKind::Docx => document_of_docx(bytes, limits),
        kind => Err(TextError::Unsupported { kind }),
    }
}

impl Document {
    /// Whether nothing more is taken.
    fn is_full(&self) -> bool {
        self.truncated
    }

    /// Takes a block, unless a limit is met.
    fn push(&mut self, block: Block, left: &mut usize) {
        let size: usize = block.cells.iter().map(String::len).sum();
        if self.truncated || self.blocks.len() == MAX_BLOCKS || size > *left {
            self.truncated = true;
            return;
        }
        *left -= size;
        self.blocks.push(block);
    }
}
