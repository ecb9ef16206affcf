-- One record. $1 = tenant, $2 = kind, $3 = id
select kind, id, parent, scope, ver, seq, body_version, body from record
where tenant = $1
  and kind = $2 and id = $3;
