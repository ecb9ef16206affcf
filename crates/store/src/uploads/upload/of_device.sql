-- Uploads of a device, the newest first. ?1 = device
select upload_id, device, blob_id, size_bytes
from upload
where device = ?1
order by begun_at desc, upload_id desc;
