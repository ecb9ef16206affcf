-- A blob, if a record names it. ?1 = blob_id
select b.blob_id, b.size_bytes, b.nonce, b.sealed_key
from blob as b
where b.blob_id = ?1
  and exists (select 1 from blob_mention as m where m.blob_id = b.blob_id);
