-- Where a part lies. $1 = tenant, $2 = upload_id, $3 = part
select place from upload_part
where tenant = $1
  and upload_id = $2
  and part = $3;
