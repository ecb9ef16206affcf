-- Forgets an upload with its parts. ?1 = upload_id
delete from upload
where upload_id = ?1;
