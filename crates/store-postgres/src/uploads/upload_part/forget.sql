-- Forgets the parts of an upload and tells where they lie. $1 = tenant, $2 = upload_id
delete from upload_part
where tenant = $1
  and upload_id = $2
returning place;
