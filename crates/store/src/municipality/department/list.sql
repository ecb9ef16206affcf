-- Departments by name.
select d.id, d.name, d.abbreviation, d.head, p.full_name as head_name
from department as d
left join person as p on p.id = d.head
order by d.name_sort, d.id;
