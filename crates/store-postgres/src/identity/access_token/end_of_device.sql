-- Ends all access tokens of a device. $1 = tenant, $2 = device
delete from access_token
where tenant = $1
  and device = $2;
