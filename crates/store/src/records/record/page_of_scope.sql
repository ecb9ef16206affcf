-- A page of a scope by kind and id. ?1 = scope, ?2 = kind and ?3 = id after which, ?4 = limit
select kind, id, parent, scope, ver, seq, body_version, body from record indexed by record_by_scope
where scope = ?1 and (kind, id) > (?2, ?3)
order by kind, id
limit ?4;
