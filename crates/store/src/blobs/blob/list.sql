-- All blobs.
select blob_id, size_bytes from blob order by blob_id;
