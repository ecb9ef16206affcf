-- A page of all records by kind and id. $1 = tenant, $2 = kind and $3 = id after which, $4 = limit
select kind, id, parent, scope, ver, seq, body_version, body from record
where tenant = $1
  and (kind, id) > ($2, $3)
order by kind, id
limit $4;
