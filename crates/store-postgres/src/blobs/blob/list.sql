-- All blobs. $1 = tenant
select blob_id, size_bytes, nonce, sealed_key, coalesce(place, tenant || '/' || blob_id) as place from blob
where tenant = $1
order by blob_id;
