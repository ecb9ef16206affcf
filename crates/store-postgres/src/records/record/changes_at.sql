-- Rows in scopes written by one command, by kind, id, scope. $1 = tenant, $2 = seq, $3 = scopes, $4 = kind,
-- $5 = id and $6 = scope after which, $7 = limit
select seq, kind, id, scope, length(body)::bigint as bytes from record
where tenant = $1
  and seq = $2
  and scope = any($3)
  and (kind, id, scope) > ($4, $5, $6)
order by kind, id, scope
limit $7;
