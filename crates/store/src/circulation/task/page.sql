-- A page of tasks. ?1 = open or not, ?2 = states (JSON), ?3 = assignee, ?4 = body, ?5 = due by,
-- ?6 = resolution, ?7 = words; only conditions that are set stand in it.
with page as (
    select t.id
    from task as t
    where {where}
    order by {order}
    limit ?8 offset ?9
)
select t.id, t.number, t.text, t.body, b.short_name as body_name, t.resolution, r.number as resolution_number,
    r.title as resolution_title, t.assignee, t.assignee_text, a.full_name as assignee_name, t.due_on, t.due_text, t.state,
    t.is_open
from page
join task as t on t.id = page.id
left join body as b on b.id = t.body
left join resolution as r on r.id = t.resolution
left join person as a on a.id = t.assignee
order by {order};
