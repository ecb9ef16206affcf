-- Lets a device in or not. ?1 = device, ?2 = state
update device_session
set state = ?2
where device = ?1;
