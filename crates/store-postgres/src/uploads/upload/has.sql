-- Whether there is an upload. $1 = tenant, $2 = upload_id
select 1
from upload
where tenant = $1
  and upload_id = $2;
