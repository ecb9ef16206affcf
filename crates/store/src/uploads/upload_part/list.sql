-- Parts of an upload in order. ?1 = upload_id
select part, digest, size_bytes, blob_id, nonce, sealed_key
from upload_part
where upload_id = ?1
order by part;
