-- Contents whose text this extractor has not looked for. ?1 = extractor, ?2 = limit
select f.blob_id
from (
    select blob_id from attachment
    union
    select blob_id from meeting_document
) as f
left join extracted_text as e on e.blob_id = f.blob_id and e.extractor >= ?1
where e.blob_id is null
order by f.blob_id
limit ?2;
