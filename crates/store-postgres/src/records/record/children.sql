-- Records of a kind under a parent, by id. $1 = tenant, $2 = parent, $3 = kind
select kind, id, parent, scope, ver, seq, body_version, body from record
where tenant = $1
  and parent = $2 and kind = $3
order by id;
