-- Present annexes whose view was made here and is shared by nobody, the newest first. ?1 = the earliest they were added,
-- ?2 = limit
select a.id, a.blob_id
from attachment as a
join made_view as v on v.original = a.blob_id and v.state = 'made'
left join shared_view as s on s.attachment = a.id
where a.is_current = 1
  and a.view_blob_id is null
  and s.id is null
  and a.added_at >= ?1
order by a.added_at desc, a.id
limit ?2;
