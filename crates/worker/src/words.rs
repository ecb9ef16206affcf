//! What goes through the pipes: a line of JSON and the content one way, JSON the other way.

use obeznik_formats::foreign::{Answer, Task, Unread};
use serde::{Deserialize, Serialize};

/// The first line of a child's input; the content follows.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Question {
    /// What to do.
    pub(crate) task: Task,
    /// Bytes that follow; fewer mean that the parent gave up.
    pub(crate) size_bytes: u64,
}

/// All that a child says.
pub(crate) type Reply = Result<Answer, Unread>;
