-- Papers that can be put on an agenda of a body. ?1 = body
select c.id, c.paper, p.number, p.title, p.presenter, pe.full_name as presenter_name, c.state, c.role
from consultation as c
join paper as p on p.id = c.paper
left join person as pe on pe.id = p.presenter
where c.body = ?1 and c.state in ('ready', 'postponed')
order by p.number_sort, c.id;
