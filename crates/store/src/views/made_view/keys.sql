-- Keys and sizes of the views that were made.
select original, blob_id, size_bytes, nonce, sealed_key
from made_view
where sealed_key is not null
order by original;
