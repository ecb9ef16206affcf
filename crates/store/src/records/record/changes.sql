-- Rows in scopes, by seq, kind, id. ?1 = seq after which, ?2 = JSON of scopes, ?3 = limit
select seq, kind, id, scope, length(body) as bytes from record indexed by record_by_change
where seq > ?1 and scope in (select value from json_each(?2))
order by seq, kind, id
limit ?3;
