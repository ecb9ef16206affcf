-- Parts of a content on their way. ?1 = blob_id
select upload_id from upload where blob_id = ?1;
