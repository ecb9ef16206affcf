-- Rows gone from scopes by one command. ?1 = seq, ?2 = JSON of scopes
select seq, kind, id, scope, is_erased from gone indexed by gone_by_change
where seq = ?1 and scope in (select value from json_each(?2));
