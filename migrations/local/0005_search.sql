-- Full text. As personal as the records; seen by their audience; as long as they are.
create table search_document (
    search_id integer primary key,
    kind text not null,
    id blob not null,
    owner blob,          -- the record to open: the paper of an attachment, the resolution of a task
    body blob,           -- body it belongs to, for filters
    year integer,
    state text not null,
    happened_on text,
    number text not null,
    title text not null,
    unique (kind, id)
) strict;
create index search_document_by_kind on search_document (kind, body, year);

create table search_text (
    search_id integer primary key,
    body text not null
) strict;

-- `exact` holds the words as written, `stem` their stems made in Rust. The content is not kept twice: rows
-- are deleted by giving their words again.
create virtual table search_index using fts5 (
    exact,
    stem,
    content = '',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
);
-- Words of deleted rows leave the pages of the index at once.
insert into search_index (search_index, rank) values ('secure-delete', 1);
