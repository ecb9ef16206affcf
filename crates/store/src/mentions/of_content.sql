-- Records that name a content. ?1 = blob_id
select kind, id from blob_mention where blob_id = ?1 order by kind, id;
