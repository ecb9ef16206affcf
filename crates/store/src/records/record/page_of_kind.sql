-- A page of records of a kind by id. ?1 = kind, ?2 = id after which, ?3 = limit
select kind, id, parent, scope, ver, seq, body_version, body from record
where kind = ?1 and id > ?2
order by id
limit ?3;
