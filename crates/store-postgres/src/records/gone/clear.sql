-- A row is there again. $1 = tenant, $2 = scope, $3 = kind, $4 = id
delete from gone
where tenant = $1
  and scope = $2 and kind = $3 and id = $4;
