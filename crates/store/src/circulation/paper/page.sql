-- A page of papers. ?1 = states (JSON), ?2 = type, ?3 = department, ?4 = person, ?5 = body, ?6 = year,
-- ?7 = due by, ?8 = words; only conditions that are set stand in it.
with page as (
    select p.id
    from paper as p
    where {where}
    order by {order}
    limit ?9 offset ?10
)
select p.id, p.number, p.title, p.state, p.confidentiality, p.due_on, p.version, p.return_reason, p.checks_open,
    p.checks_failed, p.created_at, p.submitted_at, t.name as type_name, p.presenter, pr.full_name as presenter_name,
    p.drafter, dr.full_name as drafter_name, p.department, de.name as department_name, c.body,
    b.short_name as body_name, c.state as consultation_state, c.meeting, m.held_on as meeting_on,
    (select count(*) from opinion as o where o.paper = p.id) as opinions,
    (select count(*) from opinion as o where o.paper = p.id and o.state in ('requested', 'overdue')) as opinions_open,
    (select count(*) from attachment as a where a.parent = p.id and a.is_current = 1 and a.place > 0) as attachments
from page
join paper as p on p.id = page.id
left join paper_type as t on t.id = p.paper_type
left join person as pr on pr.id = p.presenter
left join person as dr on dr.id = p.drafter
left join department as de on de.id = p.department
-- the consultation it stands in: one that is under way, else the first that waits, else the last one closed
left join consultation as c on c.id = (
    select n.id from consultation as n where n.paper = p.id
    order by case n.state when 'scheduled' then 0 when 'ready' then 1 when 'postponed' then 2 when 'waiting' then 3
        else 4 end,
        case when n.state in ('ready', 'waiting') then n.place else -n.place end, n.round desc, n.id
    limit 1
)
left join body as b on b.id = c.body
left join meeting as m on m.id = c.meeting
order by {order};
