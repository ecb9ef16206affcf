-- Contents on their way to a device with what of each came. ?1 = device
select u.blob_id, coalesce(sum(p.size_bytes), 0) as came_bytes
from upload as u
left join upload_part as p on p.upload_id = u.upload_id
where u.device = ?1
group by u.blob_id;
