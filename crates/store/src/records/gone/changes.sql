-- Rows gone from scopes, by seq, kind, id, scope. ?1 = seq after which, ?2 = JSON of scopes, ?3 = limit
select seq, kind, id, scope, is_erased from gone indexed by gone_by_change
where seq > ?1 and scope in (select value from json_each(?2))
order by seq, kind, id, scope
limit ?3;
