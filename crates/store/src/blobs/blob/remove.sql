-- ?1 = blob_id
delete from blob where blob_id = ?1;
