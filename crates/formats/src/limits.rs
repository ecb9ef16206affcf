//! How much of a foreign file is ever read, unpacked or given back.

/// Bounds for reading a file that somebody else made.
///
/// The defaults fit the papers of a town: an annex of a hundred megabytes, a scan of a
/// thousand pages. The child process that calls these functions has its own memory and
/// time limits; these keep an honest file honest and a hostile one cheap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest input that is looked at, in bytes.
    pub input_bytes: usize,
    /// The most that all entries of an archive (or streams of a PDF) may unpack to.
    pub unpacked_bytes: usize,
    /// The most times an archive may grow when unpacked; small archives are let off.
    pub ratio: usize,
    /// The most pages of a PDF that are read; the rest is cut and said so.
    pub pages: usize,
    /// The longest text given back, in bytes; the rest is cut and said so.
    pub text_bytes: usize,
    /// The most rows of a table.
    pub rows: usize,
    /// The most columns of a table.
    pub columns: usize,
    /// The longest single cell, in bytes.
    pub cell_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input_bytes: 128 << 20,
            unpacked_bytes: 256 << 20,
            ratio: 200,
            pages: 2_000,
            text_bytes: 16 << 20,
            rows: 200_000,
            columns: 1_000,
            cell_bytes: 1 << 20,
        }
    }
}
