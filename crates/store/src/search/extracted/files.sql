-- Files of a content. ?1 = blob_id
select 'attachment' as kind, id from attachment where blob_id = ?1
union all
select 'meeting_document', id from meeting_document where blob_id = ?1
order by kind, id;
