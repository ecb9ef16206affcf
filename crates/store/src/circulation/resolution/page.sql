-- A page of resolutions. ?1 = body, ?2 = year, ?3 = states (JSON), ?4 = meeting, ?5 = import, ?6 = paper,
-- ?7 = words; only conditions that are set stand in it.
with page as (
    select r.id
    from resolution as r
    where {where}
    order by {order}
    limit ?8 offset ?9
)
select r.id, r.number, r.title, r.body, b.short_name as body_name, r.meeting, m.number as meeting_number, r.paper,
    p.number as paper_number, r.decided_on, r.state, r.summary, r.imported_from,
    (select count(*) from task as t where t.resolution = r.id) as tasks,
    (select count(*) from task as t where t.resolution = r.id and t.is_open = 1) as tasks_open
from page
join resolution as r on r.id = page.id
left join body as b on b.id = r.body
left join meeting as m on m.id = r.meeting
left join paper as p on p.id = r.paper
order by {order};
