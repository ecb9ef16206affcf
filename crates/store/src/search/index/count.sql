-- How many hits there are in each group. ?1 = expression
select m.group_id, count(*) as number
from search_index as i
join search_member as m on m.search_id = i.rowid
where search_index match ?1
group by m.group_id;
