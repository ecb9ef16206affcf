-- Rows gone from scopes, by seq, kind, id, scope. $1 = tenant, $2 = seq after which, $3 = scopes, $4 = limit
select seq, kind, id, scope, is_erased from gone
where tenant = $1
  and seq > $2
  and scope = any($3)
order by seq, kind, id, scope
limit $4;
