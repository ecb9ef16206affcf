-- How many resolutions. $1 = body, $2 = year, $3 = states (JSON), $4 = meeting, $5 = import, $6 = paper,
-- $7 = words; each may be nothing.
select count(*) as number
from resolution as r
where ($1 is null or r.body = $1)
    and ($2 is null or r.year = $2)
    and ($3 is null or r.state in (select value from json_each($3)))
    and ($4 is null or r.meeting = $4)
    and ($5 is null or r.imported_from = $5)
    and ($6 is null or r.paper = $6)
    and ($7 is null or r.id in (
        select d.id from search_index as i
        join search_document as d on d.search_id = i.rowid
        where search_index match $7 and d.kind = 'resolution'
    ));
