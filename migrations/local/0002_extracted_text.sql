-- Text found in attachments, by content and version of the extractor; a cache that only costs time to lose.
-- Personal data of any kind; seen by who sees an attachment of that content; as long as the blob.
create table extracted_text (
    blob_id text primary key,
    extractor integer not null,
    body text not null,
    note text not null -- why there is none, as a text key; empty when all is well
) strict, without rowid;
