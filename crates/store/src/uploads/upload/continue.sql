-- An upload goes on: from now on it waits anew. ?1 = upload_id, ?2 = instant
update upload
set begun_at = ?2
where upload_id = ?1;
