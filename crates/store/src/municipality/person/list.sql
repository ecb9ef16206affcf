-- People by name. ?1 = only those who still act here
select p.id, p.given, p.family, p.full_name, p.function, p.email, p.department, d.name as department_name, p.is_active
from person as p
left join department as d on d.id = p.department
where ?1 = 0 or p.is_active = 1
order by p.name_sort, p.id;
