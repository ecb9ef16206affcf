-- How many papers. $1 = states (JSON), $2 = type, $3 = department, $4 = person, $5 = body, $6 = year,
-- $7 = due by, $8 = words; each may be nothing.
select count(*) as number
from paper as p
where ($1 is null or p.state in (select value from json_each($1)))
    and ($2 is null or p.paper_type = $2)
    and ($3 is null or p.department = $3)
    and ($4 is null or p.id in (select paper from paper_person where person = $4))
    and ($5 is null or p.id in (select paper from consultation where body = $5))
    and ($6 is null or substr(p.created_at, 1, 4) = $6)
    and ($7 is null or p.due_on <= $7)
    and ($8 is null or p.id in (
        select d.id from search_index as i
        join search_document as d on d.search_id = i.rowid
        where search_index match $8 and d.kind = 'paper'
    ));
