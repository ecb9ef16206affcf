-- An upload goes on: from now on it waits anew. $1 = tenant, $2 = upload_id, $3 = instant
update upload
set begun_at = $3
where tenant = $1
  and upload_id = $2;
