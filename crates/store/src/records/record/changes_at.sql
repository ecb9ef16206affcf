-- Rows in scopes written by one command. ?1 = seq, ?2 = JSON of scopes
select seq, kind, id, scope, length(body) as bytes from record indexed by record_by_change
where seq = ?1 and scope in (select value from json_each(?2));
