-- An upload of a device. $1 = tenant, $2 = upload_id, $3 = device
select upload_id, device, blob_id, size_bytes
from upload
where tenant = $1
  and upload_id = $2
  and device = $3;
