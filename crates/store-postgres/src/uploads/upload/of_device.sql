-- Uploads of a device, the newest first. $1 = tenant, $2 = device
select upload_id, device, blob_id, size_bytes
from upload
where tenant = $1
  and device = $2
order by begun_at desc, upload_id desc;
