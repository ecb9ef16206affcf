-- Blobs a record names. $1 = tenant, $2 = kind, $3 = id
select blob_id from blob_mention
where tenant = $1
  and kind = $2
  and id = $3;
