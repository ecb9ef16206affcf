-- A document with its text, for a hit. ?1 = search_id
select d.kind, d.id, d.owner, d.body, d.year, d.state, d.happened_on, d.number, d.title, t.body as text
from search_document as d
join search_text as t on t.search_id = d.search_id
where d.search_id = ?1;
