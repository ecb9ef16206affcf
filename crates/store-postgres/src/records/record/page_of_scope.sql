-- A page of a scope by kind and id. $1 = tenant, $2 = scope, $3 = kind and $4 = id after which, $5 = limit
select kind, id, parent, scope, ver, seq, body_version, body from record
where tenant = $1
  and scope = $2
  and (kind, id) > ($3, $4)
order by kind, id
limit $5;
