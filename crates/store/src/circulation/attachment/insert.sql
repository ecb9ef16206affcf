-- The row of a record.
insert into attachment (
    id, parent, name, blob_id, size_bytes, media_type, place, is_confidential, version, is_current,
    added_by, added_at, note, view_blob_id, view_size_bytes
) values (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15
);
