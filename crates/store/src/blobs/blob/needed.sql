-- Blobs that records name.
select b.blob_id, b.size_bytes, b.nonce, b.sealed_key
from blob as b
where exists (select 1 from blob_mention as m where m.blob_id = b.blob_id)
order by b.blob_id;
