-- Keys and sizes of all blobs.
select blob_id, size_bytes, nonce, sealed_key from blob order by blob_id;
