-- How many tasks. $1 = open or not, $2 = states (JSON), $3 = assignee, $4 = body, $5 = due by,
-- $6 = resolution, $7 = words; each may be nothing.
select count(*) as number
from task as t
where ($1 is null or t.is_open = $1)
    and ($2 is null or t.state in (select value from json_each($2)))
    and ($3 is null or t.assignee = $3)
    and ($4 is null or t.body = $4)
    and ($5 is null or t.due_on <= $5)
    and ($6 is null or t.resolution = $6)
    and ($7 is null or t.id in (
        select d.id from search_index as i
        join search_document as d on d.search_id = i.rowid
        where search_index match $7 and d.kind = 'task'
    ));
