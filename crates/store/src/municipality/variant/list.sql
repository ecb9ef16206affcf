-- Texts that met and wait for a choice.
select v.id, v.of_kind, v.of_id, v.field, v.author, p.full_name as author_name, d.number, d.title
from variant as v
left join person as p on p.id = v.author
left join search_document as d on d.kind = v.of_kind and d.id = v.of_id
where v.state = 'open'
order by v.id;
