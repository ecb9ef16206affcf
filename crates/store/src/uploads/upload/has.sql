-- Whether there is an upload. ?1 = upload_id
select 1
from upload
where upload_id = ?1;
