-- Parts of an upload in order. $1 = tenant, $2 = upload_id
select part, digest, size_bytes, blob_id, nonce, sealed_key, place
from upload_part
where tenant = $1
  and upload_id = $2
order by part;
