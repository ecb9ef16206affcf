-- Contents whose text this extractor has not looked for. ?1 = extractor, ?2 = limit
select distinct a.blob_id
from attachment as a
left join extracted_text as e on e.blob_id = a.blob_id and e.extractor >= ?1
where e.blob_id is null
order by a.blob_id
limit ?2;
