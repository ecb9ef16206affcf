-- A page of documents. ?1 = whether registered, ?2 = kind, ?3 = year, ?4 = identifier; only conditions that are set
-- stand in it.
select l.kind, l.id, l.number, l.title, l.dated_on, l.body_name, l.meeting_number, l.reference_number, l.file_mark,
    l.plan_mark, l.retention_mark, l.retention_years, l.handed_over_at
from listed as l
where {where}
order by {order}
limit ?5 offset ?6;
