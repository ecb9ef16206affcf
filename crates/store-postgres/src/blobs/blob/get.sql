-- A blob. $1 = tenant, $2 = blob_id
select blob_id, size_bytes, nonce, sealed_key, coalesce(place, tenant || '/' || blob_id) as place from blob
where tenant = $1
  and blob_id = $2;
