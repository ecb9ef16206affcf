-- All rows of a scope by kind and id. ?1 = scope
select kind, id, parent, scope, ver, seq, body_version, body from record indexed by record_by_scope
where scope = ?1
order by kind, id;
