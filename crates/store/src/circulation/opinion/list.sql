-- Opinions, of a paper (?1), of a person (?2), of a department (?3), open ones only (?4), due by (?5), by day.
select o.id, o.paper, p.number as paper_number, p.title as paper_title, o.person, pe.full_name as person_name,
    o.department, d.name as department_name, o.due_on, o.is_mandatory, o.state, o.stance, o.version, o.given_at,
    o.is_settled
from opinion as o
left join paper as p on p.id = o.paper
left join person as pe on pe.id = o.person
left join department as d on d.id = o.department
where (?1 is null or o.paper = ?1)
    and (?2 is null or o.person = ?2)
    and (?3 is null or o.department = ?3)
    and (?4 = 0 or o.state in ('requested', 'overdue'))
    and (?5 is null or o.due_on <= ?5)
order by o.due_on, o.id;
