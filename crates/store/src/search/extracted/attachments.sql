-- Attachments of a content. ?1 = blob_id
select id from attachment where blob_id = ?1 order by id;
