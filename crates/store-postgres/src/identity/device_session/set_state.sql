-- Lets a device in or not. $1 = tenant, $2 = device, $3 = state
update device_session
set state = $3
where tenant = $1
  and device = $2;
