-- Read model of documents of meetings. Names of files may name people; seen by the audience of the record; as
-- long as the records they are derived from.
create table meeting_document (
    id blob primary key,
    meeting blob,
    name text not null,
    name_sort blob not null,
    blob_id text not null,
    size_bytes integer not null,
    media_type text not null,
    added_by blob,
    added_at text not null
) strict, without rowid;
create index meeting_document_by_meeting on meeting_document (meeting, name_sort);
create index meeting_document_by_blob on meeting_document (blob_id);
