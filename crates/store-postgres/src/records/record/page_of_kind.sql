-- A page of records of a kind by id. $1 = tenant, $2 = kind, $3 = id after which, $4 = limit
select kind, id, parent, scope, ver, seq, body_version, body from record
where tenant = $1
  and kind = $2 and id > $3
order by id
limit $4;
