-- The row of a record.
insert into meeting_document (id, meeting, name, name_sort, blob_id, size_bytes, media_type, added_by, added_at)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9);
