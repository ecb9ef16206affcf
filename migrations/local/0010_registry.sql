-- Read model of what the filing service knows. Numbers of documents, no personal data of their own; seen by the
-- audience of the document; as long as the records they are derived from.
create table registry_entry (
    id blob primary key,
    kind text not null, -- paper, invitation, meeting_document, extract
    document blob not null,
    reference_number text not null, -- empty while it awaits one
    file_mark text not null,
    plan_mark text not null,
    retention_mark text not null,
    retention_years integer,
    handed_over_at text -- the last time
) strict, without rowid;
create index registry_entry_by_document on registry_entry (document, kind);
