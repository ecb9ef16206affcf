-- Key and size of a blob. ?1 = blob_id
select blob_id, size_bytes, nonce, sealed_key from blob where blob_id = ?1;
