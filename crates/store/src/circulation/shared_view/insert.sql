-- The row of a record.
insert into shared_view (id, attachment, blob_id, size_bytes) values (?1, ?2, ?3, ?4);
