-- Ends all access tokens of a device. ?1 = device
delete from access_token
where device = ?1;
