-- An upload of a device. ?1 = upload_id, ?2 = device
select upload_id, device, blob_id, size_bytes
from upload
where upload_id = ?1
  and device = ?2;
