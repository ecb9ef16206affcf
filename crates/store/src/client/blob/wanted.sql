-- Blobs that annexes and documents name and the store does not hold: first those of papers on agendas of meetings from a day
-- on, the nearest meeting first; then the newest. Superseded versions come last. ?1 = day, ?2 = limit
select m.blob_id, max(coalesce(a.size_bytes, d.size_bytes, 0)) as size_bytes, min(next.held_on) as needed_on
from blob_mention as m
join record as r on r.kind = m.kind and r.id = m.id
left join blob as held on held.blob_id = m.blob_id
left join attachment as a on a.id = m.id and m.kind = 'attachment'
left join meeting_document as d on d.id = m.id and m.kind = 'meeting_document'
left join agenda_item as i on i.paper = a.parent
left join meeting as next on next.id = i.meeting and next.held_on >= ?1 and next.state <> 'cancelled'
where held.blob_id is null
  and (a.id is not null or d.id is not null) -- other digests look like addresses too
group by m.blob_id
order by min(coalesce(a.is_current, 1)) = 0, needed_on is null, needed_on, max(r.seq) desc
limit ?2;
