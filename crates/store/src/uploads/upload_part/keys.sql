-- Keys and sizes of all parts.
select upload_id, part, blob_id, size_bytes, nonce, sealed_key
from upload_part
order by upload_id, part;
