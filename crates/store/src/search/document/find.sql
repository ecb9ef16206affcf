-- A document with its text. ?1 = kind, ?2 = id
select d.search_id, d.number, d.title, t.body
from search_document as d
join search_text as t on t.search_id = d.search_id
where d.kind = ?1 and d.id = ?2;
