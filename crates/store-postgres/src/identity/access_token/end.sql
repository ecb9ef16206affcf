-- Ends access tokens of one generation of a device. $1 = tenant, $2 = device, $3 = generation
delete from access_token
where tenant = $1
  and device = $2
  and generation = $3;
