-- $1 = tenant, $2 = device
select acl_ver, scopes, about, told_at from device_holding
where tenant = $1
  and device = $2;
