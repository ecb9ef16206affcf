-- Forgets an upload with its parts. $1 = tenant, $2 = upload_id
delete from upload
where tenant = $1
  and upload_id = $2;
