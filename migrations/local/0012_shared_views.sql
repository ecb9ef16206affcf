-- Views that a computer of the office made of an annex for all who see it: their content is a content like others. Names
-- nothing but contents; seen by the audience of the annex; as long as the records they are derived from.
create table shared_view (
    id blob primary key,
    attachment blob not null,
    blob_id text not null, -- of the PDF
    size_bytes integer not null
) strict, without rowid;
create index shared_view_by_attachment on shared_view (attachment);
