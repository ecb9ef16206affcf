-- Rows in scopes, by seq, kind, id. $1 = tenant, $2 = seq after which, $3 = scopes, $4 = limit
select seq, kind, id, scope, length(body)::bigint as bytes from record
where tenant = $1
  and seq > $2
  and scope = any($3)
order by seq, kind, id, scope
limit $4;
