-- ?1 = device
select acl_ver, scopes, about, told_at from device_holding where device = ?1;
