-- What a record named. ?1 = kind, ?2 = id
delete from blob_mention
where id = ?2
  and kind = ?1;
