-- Contents of present annexes that are here, are no PDF or image and have no view here or from another computer, the newest first. ?1 = limit
select a.blob_id, max(a.media_type) as media_type, max(a.name) as name
from attachment as a
join blob as held on held.blob_id = a.blob_id
left join shared_view as s on s.attachment = a.id
left join made_view as v on v.original = a.blob_id
where a.is_current = 1
  and a.view_blob_id is null
  and s.id is null
  and a.media_type <> 'application/pdf'
  and a.media_type not like 'image/%'
  and (v.original is null or v.state = 'waiting')
group by a.blob_id
order by max(a.added_at) desc, a.blob_id
limit ?1;
