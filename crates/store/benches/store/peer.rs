//! Plain SQLite over the same rows: no encryption, no log, no inflections; one table, its index and FTS5.

use obeznik_circulation::import::ResolutionRow;
use rusqlite::{Connection, params};

pub struct Peer {
    connection: Connection,
    folder: tempfile::TempDir,
}

impl Peer {
    pub fn made() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let connection = Connection::open(folder.path().join("plain.db")).unwrap();
        connection
            .execute_batch(
                "pragma journal_mode = wal;
                 pragma synchronous = full;
                 pragma cache_size = -49152;
                 create table resolution (id integer primary key, number text, title text, text text, day text);
                 create index resolution_by_day on resolution (day, id);
                 create virtual table words using fts5 (
                     number, title, text, content = 'resolution', content_rowid = 'id',
                     tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
                 );",
            )
            .unwrap();
        Self { connection, folder }
    }

    pub fn fill(&self, rows: &[ResolutionRow]) {
        self.connection.execute_batch("begin").unwrap();
        let mut table = self
            .connection
            .prepare("insert into resolution (number, title, text, day) values (?1, ?2, ?3, ?4)")
            .unwrap();
        let mut words = self
            .connection
            .prepare("insert into words (rowid, number, title, text) values (?1, ?2, ?3, ?4)")
            .unwrap();
        for row in rows {
            let day = row.decided_on.map(|day| day.to_string());
            table.execute(params![row.number, row.title, row.text, day]).unwrap();
            let id = self.connection.last_insert_rowid();
            words.execute(params![id, row.number, row.title, row.text]).unwrap();
        }
        self.connection.execute_batch("commit").unwrap();
    }

    /// The number of hits and the first twenty with snippets, as a plain program would.
    pub fn search(&self, typed: &str) {
        let words: Vec<String> = match typed.strip_prefix('"') {
            Some(phrase) => vec![format!("\"{}\"", phrase.trim_end_matches('"'))],
            None => typed.split(' ').map(|word| format!("\"{word}\"")).collect(),
        };
        let words = words.join(" ");
        let mut count =
            self.connection.prepare_cached("select count(*) from words where words match ?1").unwrap();
        count.query_row([&words], |row| row.get::<_, i64>(0)).unwrap();
        let mut page = self
            .connection
            .prepare_cached(
                "select rowid, highlight(words, 1, '[', ']') as title, snippet(words, 2, '[', ']', '…', 20) as text
                 from words where words match ?1 order by rank limit 20",
            )
            .unwrap();
        let read =
            |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>("title")?, row.get::<_, String>("text")?));
        page.query_map([&words], read).unwrap().for_each(|row| drop(row.unwrap()));
    }

    pub fn page(&self, offset: usize) {
        let mut page = self
            .connection
            .prepare_cached(
                "select id, number, title, day from resolution order by day desc, id desc limit 50 offset ?1",
            )
            .unwrap();
        let read =
            |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>("number")?, row.get::<_, String>("title")?));
        page.query_map([offset], read).unwrap().for_each(|row| drop(row.unwrap()));
    }

    pub fn size(&self) -> u64 {
        self.connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(())).unwrap();
        std::fs::metadata(self.folder.path().join("plain.db")).unwrap().len()
    }
}
