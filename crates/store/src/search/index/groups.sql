-- How many hits there are of each kind, body, year and state. ?1 = expression
select d.kind, d.body, d.year, d.state, count(*) as number
from search_index as i
join search_document as d on d.search_id = i.rowid
where search_index match ?1
group by d.kind, d.body, d.year, d.state;
