-- Contents that gave no text by themselves for a reason and whose view may give it: the one added by hand or shared by
-- another computer, where it is here, else the one made here. ?1 = reason, ?2 = limit
select e.blob_id as original, coalesce(max(held.blob_id), max(came.blob_id)) as content
from extracted_text as e
join attachment as a on a.blob_id = e.blob_id and a.is_current = 1
left join blob as held on held.blob_id = a.view_blob_id
left join shared_view as s on s.attachment = a.id
left join blob as came on came.blob_id = s.blob_id
left join made_view as v on v.original = e.blob_id and v.state = 'made'
where e.note = ?1
  and (held.blob_id is not null or came.blob_id is not null or v.original is not null)
group by e.blob_id
order by e.blob_id
limit ?2;
