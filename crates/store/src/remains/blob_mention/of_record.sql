-- Contents a record names. ?1 = kind, ?2 = id
select blob_id from blob_mention where kind = ?1 and id = ?2;
