-- The view that a person added to an annex: its content is a content like others.
alter table attachment add column view_blob_id text; -- of the last one added; personal data, as the annex
alter table attachment add column view_size_bytes integer;

-- PDFs that this device made of annexes, by the content they were made of. They can be dropped and made again; the
-- file lies sealed in `views/`, and without the row nothing opens it. Personal data of any kind; seen by who sees an
-- annex of that content; as long as that content is on the device.
create table made_view (
    original text primary key,
    state text not null, -- waiting, made, failed
    reason text not null, -- why it failed; empty otherwise
    tries integer not null,
    blob_id text, -- content address of the PDF; null where there is none, as the three below
    size_bytes integer,
    nonce blob,
    sealed_key blob,
    tried_at text not null
) strict, without rowid;
