-- A page of all records in the order of writing. ?1 = rowid after which, ?2 = limit
select rowid, kind, id, parent, scope, ver, seq, body_version, body from record
where rowid > ?1
order by rowid
limit ?2;
