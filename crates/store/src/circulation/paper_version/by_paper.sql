-- Versions of a paper, the newest first. ?1 = paper
select v.id, v.number, v.author, p.full_name as author_name, v.made_at, v.label, v.hash
from paper_version as v
left join person as p on p.id = v.author
where v.paper = ?1
order by v.number desc;
