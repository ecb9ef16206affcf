-- Other ways of opening the data key of a municipality, unless somebody changed them since they were read. $1 = tenant, $2 = keys as read, $3 = keys
update tenant
set keys = $3
where tenant = $1
  and keys = $2;
