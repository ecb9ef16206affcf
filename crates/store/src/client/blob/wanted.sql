-- Blobs that annexes, their views and documents name and the store does not hold: first the pack of the next
-- meeting from a day on, then what waits for the person, then packs of later meetings, then the newest. Superseded versions come last.
-- ?1 = day, ?2 = JSON of papers that wait for the person (32 hexadecimal digits each), ?3 = limit
with
upcoming as (select id, held_on from meeting where held_on >= ?1 and state <> 'cancelled'),
file as (
    select a.blob_id, a.name, a.size_bytes, a.is_current, u.held_on, r.seq,
        lower(hex(a.parent)) in (select value from json_each(?2)) as is_mine
    from attachment as a
    join record as r on r.kind = 'attachment' and r.id = a.id
    left join agenda_item as i on i.paper = a.parent
    left join upcoming as u on u.id = i.meeting
    union all
    select a.view_blob_id, a.name, a.view_size_bytes, a.is_current, u.held_on, r.seq,
        lower(hex(a.parent)) in (select value from json_each(?2))
    from attachment as a
    join record as r on r.kind = 'attachment' and r.id = a.id
    left join agenda_item as i on i.paper = a.parent
    left join upcoming as u on u.id = i.meeting
    where a.view_blob_id is not null
    union all
    select s.blob_id, a.name, s.size_bytes, a.is_current, u.held_on, r.seq,
        lower(hex(a.parent)) in (select value from json_each(?2))
    from shared_view as s
    join attachment as a on a.id = s.attachment
    join record as r on r.kind = 'shared_view' and r.id = s.id
    left join agenda_item as i on i.paper = a.parent
    left join upcoming as u on u.id = i.meeting
    union all
    select d.blob_id, d.name, d.size_bytes, 1, u.held_on, r.seq, 0
    from meeting_document as d
    join record as r on r.kind = 'meeting_document' and r.id = d.id
    left join upcoming as u on u.id = d.meeting
),
missing as (
    select f.blob_id, max(f.name) as name, max(f.size_bytes) as size_bytes, max(f.is_current) as is_current,
        min(f.held_on) as needed_on, max(f.is_mine) as is_mine, max(f.seq) as seq
    from file as f
    left join blob as held on held.blob_id = f.blob_id
    where held.blob_id is null
    group by f.blob_id
)
select blob_id, name, size_bytes, needed_on, count(*) over () as files, sum(size_bytes) over () as bytes,
    case
        when needed_on = (select min(held_on) from upcoming) then 'meeting'
        when is_mine then 'mine'
        when needed_on is not null then 'later'
        else 'rest'
    end as sort
from missing
order by is_current desc,
    case sort when 'meeting' then 0 when 'mine' then 1 when 'later' then 2 else 3 end,
    needed_on, seq desc, blob_id
limit ?3;
