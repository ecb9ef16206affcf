-- Rows gone from scopes by one command, by kind, id, scope. ?1 = seq, ?2 = JSON of scopes, ?3 = kind, ?4 = id and
-- ?5 = scope after which, ?6 = limit
select seq, kind, id, scope, is_erased from gone indexed by gone_by_change
where seq = ?1 and (kind, id, scope) > (?3, ?4, ?5) and scope in (select value from json_each(?2))
order by kind, id, scope
limit ?6;
